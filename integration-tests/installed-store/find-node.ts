import path from "node:path"
import { run } from "../../harness/program"

/**
 * A folder with a `node` of a major version: the one that runs this,
 * or else one from the registry, whose package has no install script.
 * @param folder where to install it
 */
export async function findNode(major: number, folder: string): Promise<string> {
  if (process.versions.node.startsWith(`${major}.`)) {
    return path.dirname(process.execPath)
  }
  const name = `node-${process.platform}-${process.arch}`
  const into = ["--prefix", folder, "--no-save"]
  await run("npm", ["install", ...into, `${name}@${major}`])
  return path.join(folder, "node_modules", name, "bin")
}

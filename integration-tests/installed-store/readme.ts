import { readFile } from "node:fs/promises"
import path from "node:path"

/**
 * Turns a command of the README into the arguments of `npx`, which must find the
 * command in the store.
 */
export type ReadmeCommand = (line: string) => string[]

/** The commands of the README: each must be a line of it. */
export async function readmeCommands(
  repository: string
): Promise<ReadmeCommand> {
  const readme = await readFile(path.join(repository, "README.md"), "utf8")
  const lines = readme.split("\n")
  return (line) => {
    if (!lines.includes(line)) {
      throw new Error(`README.md has no line "${line}"`)
    }
    return ["--no", "--", ...line.split(" ").slice(1)]
  }
}

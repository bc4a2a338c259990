import { existsSync } from "node:fs"
import { cp, readFile, writeFile } from "node:fs/promises"
import path from "node:path"
import { run } from "../../harness/program"
import { step } from "./step"
import { packKit } from "./tarball"

const KIT = "medusa-payment-flexpay-storefront"
const REACT_VERSIONS = ["18", "19"]
/** As bundlers, Node and older settings of TypeScript resolve the kit. */
const PROJECTS = [
  "tsconfig.json",
  "tsconfig.node16.json",
  "tsconfig.node10.json",
]

/**
 * Builds the README's payment step in a storefront that installs the packed
 * kit, with each React.
 * @param folder in which the storefront is made
 */
export async function checkStorefront(
  repository: string,
  folder: string
): Promise<void> {
  const storefront = path.join(folder, "storefront")
  const inStorefront = { cwd: storefront }
  const bin = (name: string) => path.join(storefront, "node_modules/.bin", name)
  const kit = await step(
    "pack the storefront kit",
    () => packKit(repository, folder),
    ({ summary }) => ` (${summary})`
  )
  await step("make a storefront, and install the kit into it", async () => {
    await cp(path.join(__dirname, "storefront"), storefront, {
      recursive: true,
    })
    await writeFile(
      path.join(storefront, "payment-step.tsx"),
      await readmeStorefront(repository)
    )
    await run("npm", ["install", kit.file], { ...inStorefront, minutes: 10 })
    await run("npm", ["ls", KIT], inStorefront)
    const modules = path.join(storefront, "node_modules")
    const unneeded = ["react", "express", "@medusajs/framework"].find((name) =>
      existsSync(path.join(modules, name))
    )
    if (unneeded) {
      throw new Error(`The kit brings ${unneeded}`)
    }
  })
  for (const version of REACT_VERSIONS) {
    await step(`build its page with React ${version}`, async () => {
      const react = ["react", "react-dom", "@types/react", "@types/react-dom"]
      await run(
        "npm",
        ["install", ...react.map((name) => `${name}@${version}`)],
        { ...inStorefront, minutes: 10 }
      )
      await run("node", ["consumer.mjs"], inStorefront)
      for (const project of PROJECTS) {
        await run(bin("tsc"), ["-p", project], inStorefront)
      }
      const output = await run(bin("vite"), ["build"], inStorefront)
      if (!output.includes(".css")) {
        throw new Error(`The page has no styles of the kit:\n${output}`)
      }
    })
  }
}

/** The README's piece of a storefront, as it stands. */
async function readmeStorefront(repository: string): Promise<string> {
  const readme = await readFile(path.join(repository, "README.md"), "utf8")
  const [storefront, ...more] = readme.matchAll(/^```tsx?\n(.*?)^```$/gms)
  if (!storefront?.[1] || more.length > 0) {
    throw new Error("README.md shows one piece of code, of a storefront")
  }
  return storefront[1]
}

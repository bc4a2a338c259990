/**
 * Tries the packed plugin in stores on other versions of Medusa and Node:
 * `npm run versions` for all of them, `npm run versions -- 2.18` for some.
 */
import path from "node:path"
import { run } from "../../harness/program"
import { findNode } from "./find-node"
import { inTemporaryFolder } from "./in-temporary-folder"
import { installPlugin, makeStore } from "./make-store"
import { step } from "./step"
import { packPlugin } from "./tarball"
import { tryStore } from "./try-store"

/** The versions that the README names as tested. */
const CELLS = [
  { name: "2.18", medusa: "~2.18.0", node: 20 },
  { name: "2.20", medusa: "~2.20.0", node: 20 },
  { name: "2.21", medusa: "~2.21.0", node: 20 },
  { name: "2.21-node22", medusa: "~2.21.0", node: 22 },
] as const

type Cell = (typeof CELLS)[number]

const REPOSITORY = path.resolve(__dirname, "../..")
const PATH = process.env.PATH ?? ""

async function runCells(folder: string): Promise<void> {
  const cells = chooseCells(process.argv.slice(2))
  const tarball = await step(
    "pack the plugin",
    () => packPlugin(REPOSITORY, folder),
    ({ summary }) => ` (${summary})`
  )
  const results: string[] = []
  for (const cell of cells) {
    process.stdout.write(`\n== ${cell.name}\n`)
    try {
      await runCell(cell, path.join(folder, cell.name), tarball.file)
      results.push(`${cell.name}: passed`)
    } catch (error) {
      process.stdout.write(`\n${String(error)}\n`)
      results.push(`${cell.name}: FAILED`)
      process.exitCode = 1
    }
  }
  process.stdout.write(`\n${results.join("\n")}\n`)
}

/** @param names of cells; none for all of them */
function chooseCells(names: string[]): readonly Cell[] {
  const unknown = names.find(
    (name) => !CELLS.some((cell) => cell.name === name)
  )
  if (unknown !== undefined) {
    const cells = CELLS.map(({ name }) => name).join(", ")
    throw new Error(`There is no cell ${unknown}, only ${cells}`)
  }
  return names.length > 0
    ? CELLS.filter(({ name }) => names.includes(name))
    : CELLS
}

async function runCell(
  { medusa, node }: Cell,
  folder: string,
  tarball: string
): Promise<void> {
  const store = path.join(folder, "store")
  await step(
    "find Node",
    async () => {
      const programs = await findNode(node, path.join(folder, "node"))
      process.env.PATH = `${programs}${path.delimiter}${PATH}`
      return (await run("node", ["--version"])).trim()
    },
    (version) => ` (${version})`
  )
  await step("make an empty store", () =>
    makeStore({ repository: REPOSITORY, store, medusa })
  )
  await installPlugin(store, tarball)
  await tryStore({
    repository: REPOSITORY,
    store,
    databases: path.join(folder, "databases"),
  })
}

void inTemporaryFolder(runCells)

import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { z } from "zod"
import { lastLines, Program, run } from "../harness/program"
import { devDependencies } from "../package.json"
import { startBackend } from "./starter/backend"
import { readGuide } from "./starter/read-guide"
import {
  changeFiles,
  copyStorefront,
  setDependencies,
} from "./starter/storefront"

const GUIDE = "docs/how-to/nextjs-starter.md"

/** The versions of Medusa's packages, as this repository has them. */
const MEDUSA = {
  "*": devDependencies["@medusajs/medusa"],
  "@medusajs/ui": devDependencies["@medusajs/ui"],
}

const TIMEOUT_MINUTES = 20

/**
 * Follows the guide for Medusa's Next.js starter in a copy of a starter:
 * changes its files, installs the packed kit, checks the types, and builds it.
 * npm installs it, whatever the starter's own package manager, and the store
 * behind it has no products. Fails where the changes do not fit, or add errors.
 */
async function main(starter?: string): Promise<void> {
  if (!starter) {
    throw new Error("Name the folder of a starter: npm run starter -- <folder>")
  }
  const temporary = mkdtempSync(path.join(tmpdir(), "starter-"))
  const folder = path.join(temporary, "storefront")
  try {
    copyStorefront(path.resolve(starter), folder)
    const { changes, packageName } = readGuide(readFileSync(GUIDE, "utf8"))

    const texts = changeFiles(folder, changes)
    console.log(`${changes.length} changes of ${texts.size} files fit.`)

    await step("Install", async () => {
      const tarball = await pack(packageName, temporary)
      setDependencies(folder, MEDUSA, { name: packageName, tarball })
      await run("npm", ["install", "--legacy-peer-deps", "--no-audit"], {
        cwd: folder,
        minutes: TIMEOUT_MINUTES,
      })
    })

    const before = await step("Types of the starter", () => typeErrors(folder))
    write(folder, texts)
    const after = await step("Types with the changes", () => typeErrors(folder))
    const added = after.filter((error) => !before.includes(error))
    console.log(
      [`${before.length} errors before, ${added.length} more`, ...added].join(
        "\n"
      )
    )

    console.log(await step("Build", () => build(folder)))
    process.exitCode = added.length === 0 ? 0 : 1
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

/** Runs a step that npm or Next.js may load something for. */
async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  console.log(`\n== ${title}`)
  try {
    return await work()
  } catch (error) {
    console.error(
      `"${title}" failed. If it needs the internet beyond npm's registry, the failure says nothing about the guide.`
    )
    throw error
  } finally {
    console.log(`-- ${Math.round((performance.now() - began) / 1000)} s`)
  }
}

const packed = z.tuple([z.object({ filename: z.string() })])

/** Packs a package of this repository. @returns the tarball's path */
async function pack(name: string, destination: string): Promise<string> {
  await run("npm", ["run", "package"])
  const output = await run(
    "npm",
    ["pack", "--json", "--pack-destination", destination],
    { cwd: path.join(".medusa/packages", name) }
  )
  const [{ filename }] = packed.parse(
    JSON.parse(output.slice(output.indexOf("[")))
  )
  return path.join(destination, filename)
}

/**
 * The errors of TypeScript, without their places in the file.
 * @throws Error if it fails without naming one
 */
async function typeErrors(folder: string): Promise<string[]> {
  const program = Program.start("npx", ["tsc", "--noEmit"], { cwd: folder })
  const code = await program.ended(TIMEOUT_MINUTES * 60_000)
  const errors = program.output
    .split("\n")
    .filter((line) => line.includes("error TS"))
    .map((line) => line.replace(/\(\d+,\d+\)/, ""))
  if (code !== 0 && errors.length === 0) {
    throw new Error(`tsc failed:\n${lastLines(program.output)}`)
  }
  return errors
}

/** Builds the storefront. @returns what Next.js prints of its checkout */
async function build(folder: string): Promise<string> {
  const backend = await startBackend()
  try {
    const output = await run("npx", ["next", "build"], {
      cwd: folder,
      minutes: TIMEOUT_MINUTES,
      env: {
        MEDUSA_BACKEND_URL: backend.url,
        NEXT_PUBLIC_MEDUSA_BACKEND_URL: backend.url,
        NEXT_PUBLIC_MEDUSA_PUBLISHABLE_KEY: "pk_test",
        NEXT_PUBLIC_DEFAULT_REGION: "cd",
        NEXT_TELEMETRY_DISABLED: "1",
      },
    })
    return output
      .split("\n")
      .filter((line) => /\/(?:checkout|card-return)\b/.test(line))
      .join("\n")
  } finally {
    await backend.close()
  }
}

function write(folder: string, texts: Map<string, string>): void {
  for (const [file, text] of texts) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    writeFileSync(path.join(folder, file), text)
  }
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})

import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { z } from "zod"
import { applyDiff } from "./apply-diff"
import type { Change } from "./read-guide"

const versions = z.record(z.string(), z.string()).default({})
const manifestSchema = z.looseObject({
  dependencies: versions,
  devDependencies: versions,
})

/** Not of the starter, but of what was installed and built in it. */
const NOT_COPIED = /(?:^|\/)(?:node_modules|\.next|\.git)$/

/**
 * Copies the storefront of a starter: its folder with Next.js.
 * @param starter a storefront, or a monorepo with one in apps/storefront
 * @throws Error if there is none
 */
export function copyStorefront(starter: string, folder: string): void {
  const storefront = [starter, path.join(starter, "apps/storefront")].find(
    (each) =>
      existsSync(path.join(each, "package.json")) &&
      "next" in readManifest(each).dependencies
  )
  if (!storefront) {
    throw new Error(`${starter} has no storefront with Next.js.`)
  }
  cpSync(storefront, folder, {
    recursive: true,
    filter: (file) => !NOT_COPIED.test(file),
  })
}

/**
 * Sets the versions of Medusa's packages, and adds another package.
 * @param medusa versions by the package's name; of others the one of "*"
 * @param added name and tarball
 */
export function setDependencies(
  folder: string,
  medusa: Record<string, string>,
  added: { name: string; tarball: string }
): void {
  const manifest = readManifest(folder)
  const raise = (dependencies: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(dependencies).map(([name, version]) => [
        name,
        name.startsWith("@medusajs/")
          ? (medusa[name] ?? medusa["*"] ?? version)
          : version,
      ])
    )
  const raised = {
    ...manifest,
    dependencies: {
      ...raise(manifest.dependencies),
      [added.name]: `file:${added.tarball}`,
    },
    devDependencies: raise(manifest.devDependencies),
  }
  writeFileSync(
    path.join(folder, "package.json"),
    `${JSON.stringify(raised, null, 2)}\n`
  )
}

/**
 * Applies the changes of a guide, one after the other.
 * @returns the changed files with their texts; nothing is written
 * @throws Error that names each change that does not fit
 */
export function changeFiles(
  folder: string,
  changes: readonly Change[]
): Map<string, string> {
  const texts = new Map<string, string>()
  const misfits = changes.flatMap(({ file, kind, text }) => {
    try {
      texts.set(file, kind === "create" ? text : applyDiff(read(file), text))
      return []
    } catch (error) {
      return [
        `${file}: ${error instanceof Error ? error.message : String(error)}`,
      ]
    }
  })
  if (misfits.length > 0) {
    throw new Error(
      `${misfits.length} of ${changes.length} changes do not fit.\n${misfits.join("\n")}`
    )
  }
  return texts

  function read(file: string): string {
    return texts.get(file) ?? readFileSync(path.join(folder, file), "utf8")
  }
}

function readManifest(folder: string) {
  const text = readFileSync(path.join(folder, "package.json"), "utf8")
  return manifestSchema.parse(JSON.parse(text))
}

import { existsSync, statSync } from "node:fs"
import path from "node:path"
import { z } from "zod"
import { listFiles } from "./list-files"
import { readManifest } from "./manifest"
import type { PublishedPackage } from "./packages"

const NOT_BUILT = /(?:^|\/)__tests__(?:\/|$)|\.md$/
const REMEDY = "Run npm run build."

type Exports = string | { [key: string]: Exports }
const exportsSchema: z.ZodType<Exports> = z.lazy(() =>
  z.union([z.string(), z.record(z.string(), exportsSchema)])
)

/**
 * Verifies that a package is built from its sources as they are.
 * @throws Error that says what is missing or newer
 */
export function assertBuilt(
  repository: string,
  { folder, sources, built }: PublishedPackage
): void {
  const location = path.join(repository, folder)
  const { exports = {}, bin = {} } = readManifest(location)
  const missing = [exports, bin]
    .flatMap((each) => filesOf(exportsSchema.parse(each)))
    .find((file) => !existsSync(path.join(location, file)))
  if (missing) {
    throw new Error(
      `The package is not built: ${path.join(folder, missing)} is missing. ${REMEDY}`
    )
  }
  const builtAt = oldest(listTimes(repository, [built]))
  const newer = listTimes(repository, sources).find(
    ({ file, changedAt }) => !NOT_BUILT.test(file) && changedAt > builtAt
  )
  if (newer) {
    throw new Error(
      `The build is stale: ${newer.file} has changed since. ${REMEDY}`
    )
  }
}

function filesOf(exports: Exports): string[] {
  return typeof exports === "string"
    ? [exports]
    : Object.values(exports).flatMap(filesOf)
}

function oldest(files: readonly { changedAt: number }[]): number {
  return Math.min(...files.map(({ changedAt }) => changedAt))
}

function listTimes(
  repository: string,
  entries: readonly string[]
): { file: string; changedAt: number }[] {
  return entries
    .flatMap((entry) => listFiles(repository, entry))
    .map((file) => ({
      file,
      changedAt: statSync(path.join(repository, file)).mtimeMs,
    }))
}

import { existsSync, statSync } from "node:fs"
import path from "node:path"
import { z } from "zod"
import { listFiles } from "./list-files"
import { readManifest } from "./manifest"

const BUILT = ".medusa/server"
const SOURCES = ["src", "simulator", "cli"]
const NOT_BUILT = /(?:^|\/)__tests__(?:\/|$)|\.md$/
const REMEDY = "Run npm run build."

type Exports = string | { [key: string]: Exports }
const exportsSchema: z.ZodType<Exports> = z.lazy(() =>
  z.union([z.string(), z.record(z.string(), exportsSchema)])
)

/**
 * Verifies that the package is built from the sources as they are.
 * @throws Error that says what is missing or newer
 */
export function assertBuilt(repository: string): void {
  const { exports = {}, bin = {} } = readManifest(repository)
  const missing = [exports, bin]
    .flatMap((each) => filesOf(exportsSchema.parse(each)))
    .find((file) => !existsSync(path.join(repository, file)))
  if (missing) {
    throw new Error(
      `The package is not built: ${missing} is missing. ${REMEDY}`
    )
  }
  const built = oldest(listTimes(repository, [BUILT]))
  const newer = listTimes(repository, SOURCES).find(
    ({ file, changedAt }) => !NOT_BUILT.test(file) && changedAt > built
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
  folders: readonly string[]
): { file: string; changedAt: number }[] {
  return folders
    .flatMap((folder) => listFiles(repository, folder))
    .map((file) => ({
      file,
      changedAt: statSync(path.join(repository, file)).mtimeMs,
    }))
}

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { assertBuilt } from "./assert-built"
import { listFiles } from "./list-files"
import { publishedManifest, readAddress, readManifest } from "./manifest"
import type { PublishedPackage } from "./packages"
import { relink } from "./relink"

/** Contains the folders that are packed and published. */
const STAGE = ".medusa/packages"

/** npm's site shows it, where a relative link leads nowhere. */
const SHOWN_BY_NPM = "README.md"

/**
 * Copies what is published into a folder of its own, with the addresses that
 * the publishing address gives: in package.json, and in the links of pages. The
 * repository stays as it is.
 * @returns the folder
 * @throws Error if the package is not built from the sources as they are
 */
export function stagePackage(
  repository: string,
  published: PublishedPackage
): string {
  assertBuilt(repository, published)
  const { folder } = published
  const location = path.join(repository, folder)
  const manifest = readManifest(location)
  const address = readAddress(readManifest(repository))
  const stage = path.join(repository, STAGE, manifest.name)
  rmSync(stage, { recursive: true, force: true })

  const files = manifest.files.flatMap((entry) => listFiles(location, entry))
  for (const file of files) {
    const from = path.join(location, file)
    const to = path.join(stage, file)
    mkdirSync(path.dirname(to), { recursive: true })
    if (address && file.endsWith(".md")) {
      const page = relink(
        readFileSync(from, "utf8"),
        path.posix.join(folder, file),
        {
          url: address.url,
          revision: `v${manifest.version}`,
          isKept: (target) =>
            file !== SHOWN_BY_NPM &&
            files.includes(path.posix.relative(folder, target)),
        }
      )
      writeFileSync(to, page)
    } else {
      cpSync(from, to)
    }
  }
  writeFileSync(
    path.join(stage, "package.json"),
    `${JSON.stringify(publishedManifest(manifest, { address, folder }), null, 2)}\n`
  )
  return stage
}

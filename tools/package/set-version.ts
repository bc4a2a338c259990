import { readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { readManifest } from "./manifest"
import { KIT } from "./packages"

/**
 * Writes the version of package.json to where it stands besides: the storefront
 * kit, the lock file, the OpenAPI documents, and the title of what the changelog
 * has as unreleased.
 * @param today YYYY-MM-DD
 */
export function setVersion(
  repository: string,
  today = new Date().toISOString().slice(0, 10)
): void {
  const { version } = readManifest(repository)
  const edit = (file: string, from: RegExp, to: string) => {
    const location = path.join(repository, file)
    const text = readFileSync(location, "utf8")
    if (!from.test(text)) {
      throw new Error(`${file} has no ${from.source}`)
    }
    writeFileSync(location, text.replace(from, to))
  }
  edit(
    `${KIT.folder}/package.json`,
    /^ {2}"version": ".*"/m,
    `  "version": "${version}"`
  )
  edit(
    "package-lock.json",
    /^( {4}"storefront": \{\n {6}"name": .*\n {6}"version": ").*"/m,
    `$1${version}"`
  )
  for (const name of ["store", "admin"]) {
    edit(
      `docs/reference/openapi/${name}.yaml`,
      /^ {2}version: .*$/m,
      `  version: ${version}`
    )
  }
  edit(
    "CHANGELOG.md",
    /^## \[Unreleased\]$/m,
    `## [Unreleased]\n\n## [${version}] - ${today}`
  )
}

import { readdirSync, statSync } from "node:fs"
import path from "node:path"

/**
 * Lists the files in a folder of the repository, or the one that is named.
 * @returns paths relative to the repository
 */
export function listFiles(repository: string, entry: string): string[] {
  const location = path.join(repository, entry)
  if (!statSync(location).isDirectory()) {
    return [entry]
  }
  return readdirSync(location, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) =>
      path.relative(repository, path.join(each.parentPath, each.name))
    )
}

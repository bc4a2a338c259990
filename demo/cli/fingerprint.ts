import { createHash } from "node:crypto"
import { readdir, readFile, stat } from "node:fs/promises"
import path from "node:path"

/** All files at or below the paths; a missing path has none. */
async function listFiles(locations: string[]): Promise<string[]> {
  const files: string[] = []
  for (const location of locations) {
    const kind = await stat(location).catch(() => undefined)
    if (kind?.isFile()) {
      files.push(location)
    } else if (kind?.isDirectory()) {
      const entries = await readdir(location, {
        recursive: true,
        withFileTypes: true,
      })
      for (const entry of entries) {
        if (entry.isFile() && !entry.parentPath.includes("__tests__")) {
          files.push(path.join(entry.parentPath, entry.name))
        }
      }
    }
  }
  return files.sort()
}

/** A hash of the content of all files at or below the paths. */
export async function fingerprint(locations: string[]): Promise<string> {
  const hash = createHash("sha256")
  for (const file of await listFiles(locations)) {
    hash.update(`${file}\0`).update(await readFile(file))
  }
  return hash.digest("hex")
}

/** The newest modification time at or below the paths, in ms; 0 without files. */
export async function lastChange(locations: string[]): Promise<number> {
  const times = await Promise.all(
    (await listFiles(locations)).map(async (file) => (await stat(file)).mtimeMs)
  )
  return Math.max(0, ...times)
}

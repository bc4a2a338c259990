import { createHash } from "node:crypto"
import { readdir, readFile, stat } from "node:fs/promises"
import path from "node:path"

/** All files under these files and folders; what doesn't exist has none. */
async function filesUnder(places: string[]): Promise<string[]> {
  const found: string[] = []
  for (const place of places) {
    const kind = await stat(place).catch(() => undefined)
    if (kind?.isFile()) {
      found.push(place)
    } else if (kind?.isDirectory()) {
      const entries = await readdir(place, {
        recursive: true,
        withFileTypes: true,
      })
      for (const entry of entries) {
        if (entry.isFile() && !entry.parentPath.includes("__tests__")) {
          found.push(path.join(entry.parentPath, entry.name))
        }
      }
    }
  }
  return found.sort()
}

/** Changes when the content of one of these files and folders changes. */
export async function fingerprint(places: string[]): Promise<string> {
  const hash = createHash("sha256")
  for (const file of await filesUnder(places)) {
    hash.update(`${file}\0`).update(await readFile(file))
  }
  return hash.digest("hex")
}

/** When these files and folders were last written to, in ms; 0 for never. */
export async function lastChange(places: string[]): Promise<number> {
  const times = await Promise.all(
    (await filesUnder(places)).map(async (file) => (await stat(file)).mtimeMs)
  )
  return Math.max(0, ...times)
}

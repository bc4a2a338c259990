import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { PNG } from "pngjs"
import { loadPixelmatch } from "./load-pixelmatch.cjs"

/** The reference pictures. */
const REFERENCES = path.resolve(__dirname, "../../../browser/pictures")
/** The part of a picture's pixels that may differ. */
const DIFFERENT_MAX = 0.001
/** `UPDATE_PICTURES=1` replaces them instead. */
const UPDATES = process.env.UPDATE_PICTURES === "1"

/**
 * Compares a picture with the reference of this name.
 * @param failures folder for a picture that differs, and for the difference
 * @throws Error when they differ, or there is no reference
 */
export async function expectSamePicture(
  name: string,
  picture: Buffer,
  failures: string
): Promise<void> {
  const file = path.join(REFERENCES, `${name}.png`)
  if (UPDATES) {
    mkdirSync(REFERENCES, { recursive: true })
    writeFileSync(file, picture)
    return
  }
  if (!existsSync(file)) {
    throw new Error(
      `There is no picture "${name}". Run with UPDATE_PICTURES=1.`
    )
  }
  const [reference, now] = [
    PNG.sync.read(readFileSync(file)),
    PNG.sync.read(picture),
  ]
  const isSameSize =
    reference.width === now.width && reference.height === now.height
  const difference = new PNG({ width: now.width, height: now.height })
  const pixelmatch = await loadPixelmatch()
  const different = isSameSize
    ? pixelmatch(
        reference.data,
        now.data,
        difference.data,
        now.width,
        now.height,
        // The default; 0 would count the smallest change of a colour.
        { threshold: 0.1 }
      )
    : Infinity
  if (different <= DIFFERENT_MAX * now.width * now.height) {
    return
  }
  mkdirSync(failures, { recursive: true })
  writeFileSync(path.join(failures, `${name}.png`), picture)
  if (isSameSize) {
    const encoded = PNG.sync.write(difference)
    writeFileSync(path.join(failures, `${name}-difference.png`), encoded)
  }
  throw new Error(
    isSameSize
      ? `${different} pixels of "${name}" differ from the reference: look at ${failures}.`
      : `"${name}" is ${now.width} × ${now.height}, the reference ${reference.width} × ${reference.height}: look at ${failures}.`
  )
}

import { existsSync, readFileSync } from "node:fs"
import path from "node:path"
import { readAddress, readManifest } from "./manifest"
import { stagePackage } from "./stage"

const CODEOWNERS = ".github/CODEOWNERS"

/**
 * Publishes the package.
 * @param publish publishes what is in a folder
 * @throws Error that says what to do, if the publishing address is not known
 */
export function release(
  repository: string,
  publish: (folder: string) => void
): void {
  const address = readAddress(readManifest(repository))
  if (!address) {
    throw new Error(
      `package.json has no publishing address. Set it with: npm pkg set repository=https://github.com/<owner>/<name>. Then write "* @<owner>" into ${CODEOWNERS}.`
    )
  }
  if (!ownersOf(repository).includes(`* @${address.owner}`)) {
    throw new Error(
      `${CODEOWNERS} does not name the owner of the publishing address: write "* @${address.owner}" into it.`
    )
  }
  publish(stagePackage(repository))
}

/** The lines of CODEOWNERS that are rules. */
export function ownersOf(repository: string): string[] {
  const file = path.join(repository, CODEOWNERS)
  return (existsSync(file) ? readFileSync(file, "utf8") : "")
    .split("\n")
    .filter((line) => line && !line.startsWith("#"))
}

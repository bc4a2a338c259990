import { existsSync, readFileSync } from "node:fs"
import path from "node:path"
import { readAddress, readManifest } from "./manifest"
import type { Manifest } from "./manifest"
import { PACKAGES } from "./packages"
import { stagePackage } from "./stage"

const CODEOWNERS = ".github/CODEOWNERS"

/** What a release needs of npm. */
export interface Registry {
  isPublished: (manifest: Pick<Manifest, "name" | "version">) => boolean
  /** Publishes what is in a folder. */
  publish: (folder: string) => void
}

/**
 * Publishes the packages. Repeated after one of them failed, it leaves out
 * those whose version is published.
 * @throws Error that says what to do, if the publishing address is not known
 */
export function release(repository: string, registry: Registry): void {
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
  const stages = PACKAGES.map((each) => stagePackage(repository, each))
  stages
    .filter((stage) => !registry.isPublished(readManifest(stage)))
    .forEach((stage) => registry.publish(stage))
}

/** The lines of CODEOWNERS that are rules. */
export function ownersOf(repository: string): string[] {
  const file = path.join(repository, CODEOWNERS)
  return (existsSync(file) ? readFileSync(file, "utf8") : "")
    .split("\n")
    .filter((line) => line && !line.startsWith("#"))
}

import { execFileSync, spawnSync } from "node:child_process"
import { assertBuilt } from "./package/assert-built"
import { PACKAGES } from "./package/packages"
import { release } from "./package/release"
import type { Registry } from "./package/release"
import { setVersion } from "./package/set-version"
import { stagePackage } from "./package/stage"

const REGISTRY: Registry = {
  isPublished: ({ name, version }) => {
    const { stdout } = spawnSync(
      "npm",
      ["view", `${name}@${version}`, "version"],
      { encoding: "utf8" }
    )
    // Without an answer, `npm publish` says what is wrong.
    return stdout.trim() === version
  },
  publish: (folder) => {
    execFileSync("npm", ["publish", "--provenance", "--access", "public"], {
      cwd: folder,
      stdio: "inherit",
    })
  },
}

/** What npm's scripts do with the packages of the repository. */
const COMMANDS: Record<string, (repository: string) => void> = {
  /** Fails unless the packages are built from the sources as they are. */
  built: (repository) => {
    PACKAGES.forEach((each) => assertBuilt(repository, each))
  },
  /** Prepares the folders that are packed and published. */
  stage: (repository) => {
    PACKAGES.forEach((each) => stagePackage(repository, each))
  },
  /** Writes the version to where it stands besides package.json. */
  version: (repository) => {
    setVersion(repository)
  },
  /** Publishes the packages with provenance. */
  release: (repository) => {
    release(repository, REGISTRY)
  },
}

function main(command = ""): void {
  const run = COMMANDS[command]
  if (!run) {
    throw new Error(`Commands: ${Object.keys(COMMANDS).join(", ")}`)
  }
  run(process.cwd())
}

try {
  main(process.argv[2])
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

import { execFileSync } from "node:child_process"
import { assertBuilt } from "./package/assert-built"
import { release } from "./package/release"
import { setVersion } from "./package/set-version"
import { stagePackage } from "./package/stage"

/** What npm's scripts do with the package in the present folder. */
const COMMANDS: Record<string, (repository: string) => void> = {
  /** Fails unless the package is built from the sources as they are. */
  built: assertBuilt,
  /** Prepares the folder that is packed and published. */
  stage: stagePackage,
  /** Writes the version to where it stands besides package.json. */
  version: (repository) => {
    setVersion(repository)
  },
  /** Publishes the package with provenance. */
  release: (repository) => {
    release(repository, (folder) => {
      execFileSync("npm", ["publish", "--provenance", "--access", "public"], {
        cwd: folder,
        stdio: "inherit",
      })
    })
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

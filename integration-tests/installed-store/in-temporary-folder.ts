import { rmSync } from "node:fs"
import { chmod, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { stopPrograms } from "../../harness/program"

/** No telemetry, and no remarks of npm about other things. */
const QUIET = {
  MEDUSA_DISABLE_TELEMETRY: "true",
  npm_config_audit: "false",
  npm_config_fund: "false",
  npm_config_update_notifier: "false",
  npm_config_loglevel: "error",
}

/**
 * Acts in a new folder, and deletes it at the end. Ends all programs that were
 * started meanwhile, also when this process is interrupted.
 */
export async function inTemporaryFolder(
  act: (folder: string) => Promise<void>
): Promise<void> {
  Object.assign(process.env, QUIET)
  const folder = await mkdtemp(path.join(tmpdir(), "flexpay-store-"))
  // root starts PostgreSQL as another user, who gets into folders below.
  await chmod(folder, 0o711)
  process.once("exit", () => {
    rmSync(folder, { recursive: true, force: true })
  })
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(name, () => void stopPrograms().finally(() => process.exit(1)))
  }
  try {
    await act(folder)
  } catch (error) {
    process.stderr.write(
      `\n${error instanceof Error ? error.message : String(error)}\n`
    )
    process.exitCode = 1
  } finally {
    await stopPrograms()
    await rm(folder, { recursive: true, force: true })
  }
}

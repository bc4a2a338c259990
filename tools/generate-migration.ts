import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { startPostgres } from "../demo/postgres/server"

/**
 * Writes the migration that leads from the last one to the data models as they
 * are now. Medusa's command wants a PostgreSQL, though it asks it nothing but
 * its version, and TypeScript at run time.
 */
async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "flexpay-migration-"))
  const server = await startPostgres({ folder, throwaway: true })
  try {
    const { status } = spawnSync(
      process.execPath,
      ["node_modules/@medusajs/cli/cli.js", "plugin:db:generate"],
      {
        stdio: "inherit",
        env: {
          ...process.env,
          DB_HOST: server.host,
          DB_PORT: String(server.port),
          DB_USERNAME: server.user,
          DB_PASSWORD: server.password,
        },
      }
    )
    process.exitCode = status ?? 1
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})

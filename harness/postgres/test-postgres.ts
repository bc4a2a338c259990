import { mkdtempSync, rmSync, statfsSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"

import { startPostgres } from "../../demo/postgres/server"
import { checkDatabase } from "../../demo/postgres/check-database"
import { stopAtTheEnd } from "../cleanup"

/** Where Linux keeps files in memory. */
const IN_MEMORY = "/dev/shm"
/** What the databases of two workers take, and as much again. */
const NEEDED_BYTES = 2 * 1024 ** 3

let opening: Promise<void> | undefined

/**
 * Gives the tests a PostgreSQL: the one of `DATABASE_URL`, or one of their own
 * that lives as long as Jest. Workers inherit the environment that is set here;
 * `@medusajs/test-utils` reads its DB_* variables from it. Further calls return
 * the same server.
 */
export function openTestPostgres(): Promise<void> {
  opening ??= open()
  return opening
}

async function open(): Promise<void> {
  process.env.MEDUSA_DISABLE_TELEMETRY = "true"
  process.env.LOG_LEVEL ??= "error"
  const databaseUrl = process.env.DATABASE_URL
  if (databaseUrl) {
    await checkDatabase(databaseUrl)
    useDatabase(new URL(databaseUrl))
    return
  }

  const folder = mkdtempSync(path.join(quickFolder(), "flexpay-tests-"))
  const removeFolder = () => rmSync(folder, { recursive: true, force: true })
  process.once("exit", removeFolder)
  const server = await startPostgres({ folder, throwaway: true })
  // Jest skips the teardown when it is interrupted.
  process.prependOnceListener("exit", server.abandon)
  process.once("SIGINT", () => process.exit(130))
  process.once("SIGTERM", () => process.exit(143))
  stopAtTheEnd(async () => {
    process.off("exit", server.abandon)
    await server.stop()
  })
  useDatabase(new URL(server.url("postgres")))
}

/**
 * Each test's database is a copy of two thousand small files, made and deleted
 * again: in memory that takes a tenth of the time.
 */
function quickFolder(): string {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY)
    return bavail * bsize >= NEEDED_BYTES ? IN_MEMORY : tmpdir()
  } catch {
    return tmpdir()
  }
}

function useDatabase(url: URL): void {
  // test-utils asks for TLS unless the address says "localhost".
  process.env.DB_HOST =
    url.hostname === "127.0.0.1" ? "localhost" : url.hostname
  process.env.DB_PORT = url.port || "5432"
  process.env.DB_USERNAME = decodeURIComponent(url.username)
  process.env.DB_PASSWORD = decodeURIComponent(url.password)
}

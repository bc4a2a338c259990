import { randomUUID } from "node:crypto"
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { findFreePort } from "../../../demo/postgres/free-port"
import { Program } from "../../../harness/program"
import { Database, onServer } from "../../../harness/postgres/database"
import { stopAtTheEnd } from "../../../harness/cleanup"

/** Where the tests find the demo that was started for them. */
export interface DemoAddress {
  pid: number
  /** Its state folder, with the note that it writes once it is ready. */
  folder: string
  /** All that it prints. */
  log: string
  /** The name of its database in the tests' PostgreSQL. */
  database: string
}

const DEMO = path.resolve(__dirname, "../../../demo")

/**
 * Starts the demo as people start it, beside any that they have running: on
 * free ports, with a folder and a database of its own. It builds and prepares
 * what it needs while other tests run, so nothing waits for it here.
 * @param options of its command line
 */
export async function startDemo(options: string[] = []): Promise<DemoAddress> {
  const folder = mkdtempSync(path.join(tmpdir(), "flexpay-demo-"))
  const removeFolder = () => rmSync(folder, { recursive: true, force: true })
  process.once("exit", removeFolder)
  const database = new Database(`demo-${randomUUID()}`)
  await onServer(`CREATE DATABASE "${database.name}"`)
  const log = path.join(folder, "demo.log")
  // The stream creates its file later, and a test may read it before.
  writeFileSync(log, "")
  const program = Program.start(
    process.execPath,
    [
      // It ends by itself when this process is interrupted or killed.
      ...["--require", path.join(DEMO, "cli/end-with-parent.cjs")],
      path.join(DEMO, "main.cjs"),
      ...options,
    ],
    {
      env: {
        // Jest's own.
        NODE_ENV: undefined,
        NODE_OPTIONS: undefined,
        LOG_LEVEL: undefined,
        DEMO_STATE: folder,
        DATABASE_URL: database.url,
        PORT: String(await findFreePort()),
        SIMULATOR_PORT: String(await findFreePort()),
        SHOP_PORT: String(await findFreePort()),
      },
      hasIpc: true,
      log: createWriteStream(log),
    }
  )
  stopAtTheEnd(async () => {
    await program.stop()
    await database.drop()
    removeFolder()
  })
  const { pid } = program.child
  if (!pid) {
    throw new Error("The demo could not be started")
  }
  return { pid, folder, log, database: database.name }
}

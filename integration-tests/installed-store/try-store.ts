import { readFile } from "node:fs/promises"
import path from "node:path"
import { parseEnv } from "node:util"
import { z } from "zod"
import { startPostgres } from "../../demo/postgres/server"
import { Program, run, stopPrograms } from "../../harness/program"
import { waitFor } from "../../harness/wait-for"
import { openAdminPages } from "./open-admin-pages"
import { readmeCommands } from "./readme"
import type { ReadmeCommand } from "./readme"
import { refundOrder } from "./refund-order"
import { query, setUp } from "./set-up"
import type { UsedStore } from "./set-up"
import { step } from "./step"
import { checkDatabase, checkRoutes, untilAnswering } from "./store-checks"

const RECHECK = "recheck-flexpay-transactions"

const clock = z.tuple([z.object({ now: z.date() })])

interface InstalledStore {
  /** A checkout of the plugin. */
  repository: string
  /** A store in which the plugin is installed. */
  store: string
  /** The folder of its PostgreSQL. */
  databases: string
  /** What is tried last, while the built store runs. */
  last?: (trial: RunningStore) => Promise<void>
}

/** A store that was set up, and runs as it was built. */
export interface RunningStore {
  used: UsedStore
  command: ReadmeCommand
  medusa: Program
}

/**
 * Does in a store what each version of Medusa must do with the plugin: sets it
 * up, sells, builds it, and with the built store refunds, runs the recheck job
 * and opens the admin's pages.
 */
export async function tryStore({
  repository,
  store,
  databases,
  last,
}: InstalledStore): Promise<void> {
  const command = await readmeCommands(repository)
  const postgres = await startPostgres({ folder: databases, throwaway: true })
  process.once("exit", postgres.abandon)
  try {
    const used = await setUp({ store, databaseUrl: postgres.url, command })
    const databaseUrl = postgres.url("store")
    const medusa = path.join(store, "node_modules/.bin/medusa")
    await step("build it", async () => {
      await run(medusa, ["build"], { cwd: store, minutes: 10 })
    })
    const [{ now: bootedAt }] = clock.parse(
      await query(databaseUrl, "SELECT now()")
    )
    const server = await step(
      "boot it, and send requests to its routes",
      async () => {
        const server = Program.start(medusa, ["start"], {
          cwd: path.join(store, ".medusa/server"),
          env: {
            ...parseEnv(await readFile(path.join(store, ".env"), "utf8")),
            NODE_ENV: "production",
          },
        })
        await untilAnswering(`${used.url}/health`, server)
        await checkRoutes(used.url)
        await checkDatabase(databaseUrl)
        return server
      }
    )
    const payment = await step("refund by payout", () => refundOrder(used))
    await step("see its recheck job run", () => untilRun(databaseUrl, bootedAt))
    await step("open the admin's pages", () => openAdminPages(used, payment))
    await last?.({ used, command, medusa: server })
  } finally {
    await stopPrograms()
    await postgres.stop()
    process.off("exit", postgres.abandon)
  }
}

async function untilRun(databaseUrl: string, since: Date): Promise<void> {
  await waitFor(`${RECHECK} runs`, async () => {
    const runs = await query(
      databaseUrl,
      `SELECT 1 FROM flexpay_job
       WHERE id = '${RECHECK}' AND last_run_at > '${since.toISOString()}'`
    )
    return runs.length > 0
  })
}

import { appendFile, readFile, writeFile } from "node:fs/promises"
import path from "node:path"
import { Client } from "pg"
import { z } from "zod"
import { buyAt } from "../../demo/cli/buy"
import { findFreePort } from "../../demo/postgres/free-port"
import { Program, run } from "../../harness/program"
import { waitFor } from "../../harness/wait-for"
import type { ReadmeCommand } from "./readme"
import { step } from "./step"
import { untilAnswering } from "./store-checks"

/** What the README promises, without the installation of packages. */
const SECONDS_MAX = 5 * 60
/** The first one after a start comes within its interval, 10 seconds. */
const FIRST_JOB_WITHIN_MS = 60_000

const keys = z.tuple([z.object({ token: z.string() })])

interface EmptyStore {
  /** A folder in which the plugin is installed. */
  store: string
  /** A URL of PostgreSQL; its server is given by the database's name. */
  databaseUrl: (name: string) => string
  command: ReadmeCommand
}

/** A store that runs with the plugin, and has sold something. */
export interface UsedStore {
  url: string
  /** Of the store's sales channel. */
  publishableKey: string
  simulatorUrl: string
  orderId: string
}

/**
 * Sets a store up with the commands of the README, up to a paid order. Its
 * simulator runs on.
 * @throws Error when a command fails, or when it takes too long
 */
export async function setUp(place: EmptyStore): Promise<UsedStore> {
  const { store, databaseUrl, command } = place
  const inStore = { cwd: store }
  const began = Date.now()
  const simulatorPort = await findFreePort()
  const simulatorUrl = `http://127.0.0.1:${simulatorPort}`
  await step("set it up: init", async () => {
    await configure({ store, simulatorUrl, command })
    const npx = command("npx medusa-payment-flexpay init")
    const again = await run("npx", [...npx, "--yes"], inStore)
    if (!again.includes("is set up in")) {
      throw new Error(`init changed the store a second time:\n${again}`)
    }
  })
  const port = await findFreePort()
  const url = `http://localhost:${port}`
  await step("set it up: .env, db:migrate", async () => {
    await query(databaseUrl("postgres"), "CREATE DATABASE store")
    const template = await readFile(path.join(store, ".env.template"), "utf8")
    await appendFile(
      path.join(store, ".env"),
      template
        .replace("DATABASE_URL=", `DATABASE_URL=${databaseUrl("store")}`)
        // The ports of this machine may be in use.
        .replaceAll("http://localhost:9000", url)
        .replace(/^REDIS_URL=.*$/m, `PORT=${port}`)
    )
    await run("npx", command("npx medusa db:migrate"), inStore)
  })
  await step("set it up: regions", async () => {
    const npx = command("npx medusa-payment-flexpay regions")
    const output = await run("npx", npx, inStore)
    if (!output.includes("RD Congo (CDF), in CDF: created")) {
      throw new Error(`regions says:\n${output}`)
    }
  })
  await step("fill the shop with products", async () => {
    const script = "./src/scripts/fill.ts"
    await run("npx", ["--no", "medusa", "exec", script], inStore)
  })
  await step("start the simulator", async () => {
    const npx = command("npx flexpay-simulator")
    const args = [...npx, "--port", `${simulatorPort}`]
    const simulator = Program.start("npx", args, inStore)
    await untilAnswering(`${simulatorUrl}/phone`, simulator)
  })
  const used = await startAndBuy(place, { url, simulatorUrl })
  const seconds = Math.round((Date.now() - began) / 1000)
  process.stdout.write(`- from init to a paid order: ${seconds} s\n`)
  if (seconds > SECONDS_MAX) {
    throw new Error(`That takes at most ${SECONDS_MAX} s`)
  }
  return used
}

/**
 * Adds the plugin to the store's configuration by `init`, and the options that a
 * store needs here: a free port, and payouts.
 */
export async function configure({
  store,
  simulatorUrl,
  command,
}: {
  store: string
  simulatorUrl: string
  command: ReadmeCommand
}): Promise<void> {
  const npx = command("npx medusa-payment-flexpay init")
  await run("npx", [...npx, "--yes"], { cwd: store })
  const file = path.join(store, "medusa-config.ts")
  const text = await readFile(file, "utf8")
  const last = "callback_base_url: process.env.FLEXPAY_CALLBACK_BASE_URL,"
  if (!text.includes(last)) {
    throw new Error(`${file} has no options of the plugin:\n${text}`)
  }
  const options = `simulator_url: "${simulatorUrl}",
        payouts: { enabled: true, max_per_day: { cdf: "2000000" } },`
  await writeFile(file, text.replace(last, `${last}\n        ${options}`))
}

async function startAndBuy(
  { store, databaseUrl, command }: EmptyStore,
  { url, simulatorUrl }: { url: string; simulatorUrl: string }
): Promise<UsedStore> {
  const inStore = { cwd: store }
  const npx = command("npx medusa develop")
  const medusa = Program.start("npx", npx, inStore)
  await step("start Medusa", () => untilAnswering(`${url}/health`, medusa))
  const [{ token: publishableKey }] = keys.parse(
    await query(
      databaseUrl("store"),
      "SELECT token FROM api_key WHERE type = 'publishable' ORDER BY id DESC LIMIT 1"
    )
  )
  const orderId = await step("buy", async () => {
    process.stdout.write("\n")
    return await buyAt(
      { storeUrl: url, publishableKey, simulatorUrl },
      { currency: "cdf", phone: "0812345678" }
    )
  })
  await step("doctor finds no problem", async () => {
    const npx = command("npx medusa-payment-flexpay doctor")
    let output = ""
    await waitFor(
      () => `doctor to find no problem:\n${output}`,
      async () => {
        const doctor = Program.start("npx", npx, inStore)
        const code = await doctor.ended()
        output = doctor.output
        return code === 0
      },
      { withinMs: FIRST_JOB_WITHIN_MS }
    )
    if (output.includes("flexpay-simulator-token")) {
      throw new Error("doctor shows the token")
    }
  })
  await medusa.stop()
  return { url, publishableKey, simulatorUrl, orderId }
}

/** @returns the rows of one statement, over a connection of its own */
export async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

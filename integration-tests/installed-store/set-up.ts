import { appendFile, readFile } from "node:fs/promises"
import path from "node:path"
import { Client } from "pg"
import { z } from "zod"
import { buyAt } from "../../demo/cli/buy"
import { findFreePort } from "../../demo/postgres/free-port"
import type { PostgresServer } from "../../demo/postgres/server"
import { Program, run } from "../../harness/program"
import { waitFor } from "../../harness/wait-for"
import { step } from "./step"
import { untilHealthy } from "./store-checks"

/** What the README promises, without the installation of packages. */
const SECONDS_MAX = 5 * 60
/** The first one after a start comes within its interval, 10 seconds. */
const FIRST_JOB_WITHIN_MS = 60_000

const keys = z.tuple([z.object({ token: z.string() })])

interface EmptyStore {
  repository: string
  /** A folder in which the plugin is installed. */
  store: string
  postgres: PostgresServer
}

/**
 * Sets a store up with the commands of the README, up to a paid order.
 * @throws Error when a command fails, or when it takes too long
 */
export async function setUp({
  repository,
  store,
  postgres,
}: EmptyStore): Promise<void> {
  const inStore = { cwd: store }
  const command = await readmeCommands(repository)
  const began = Date.now()
  await step("set it up: init", async () => {
    const npx = command("npx medusa-payment-flexpay init")
    await run("npx", ["--no", ...npx, "--yes"], inStore)
    const again = await run("npx", ["--no", ...npx, "--yes"], inStore)
    if (!again.includes("is set up in")) {
      throw new Error(`init changed the store a second time:\n${again}`)
    }
  })
  const port = await findFreePort()
  await step("set it up: .env, db:migrate", async () => {
    await query(postgres.url("postgres"), "CREATE DATABASE store")
    const template = await readFile(path.join(store, ".env.template"), "utf8")
    await appendFile(
      path.join(store, ".env"),
      template
        .replace("DATABASE_URL=", `DATABASE_URL=${postgres.url("store")}`)
        // The ports of this machine may be in use.
        .replaceAll("http://localhost:9000", `http://localhost:${port}`)
        .replace(/^REDIS_URL=.*$/m, `PORT=${port}`)
    )
    await run("npx", ["--no", ...command("npx medusa db:migrate")], inStore)
  })
  await step("set it up: regions", async () => {
    const npx = command("npx medusa-payment-flexpay regions")
    const output = await run("npx", ["--no", ...npx], inStore)
    if (!output.includes("RD Congo (CDF), in CDF: created")) {
      throw new Error(`regions says:\n${output}`)
    }
  })
  await step("fill the shop with products", async () => {
    const script = "./src/scripts/fill.ts"
    await run("npx", ["--no", "medusa", "exec", script], inStore)
  })
  await startAndBuy({ store, port, postgres, command })
  const seconds = Math.round((Date.now() - began) / 1000)
  process.stdout.write(`- from init to a paid order: ${seconds} s\n`)
  if (seconds > SECONDS_MAX) {
    throw new Error(`That takes at most ${SECONDS_MAX} s`)
  }
}

async function startAndBuy({
  store,
  port,
  postgres,
  command,
}: Pick<EmptyStore, "store" | "postgres"> & {
  port: number
  command: (line: string) => string[]
}): Promise<void> {
  const inStore = { cwd: store }
  const start = (line: string) =>
    Program.start("npx", ["--no", ...command(line)], inStore)
  const storeUrl = `http://localhost:${port}`
  const simulator = start("npx flexpay-simulator")
  const medusa = start("npx medusa develop")
  await step("start the simulator and Medusa", () =>
    untilHealthy(storeUrl, medusa)
  )
  await step("buy", async () => {
    const [{ token }] = keys.parse(
      await query(
        postgres.url("store"),
        "SELECT token FROM api_key WHERE type = 'publishable' ORDER BY id DESC LIMIT 1"
      )
    )
    process.stdout.write("\n")
    await buyAt(
      {
        storeUrl,
        publishableKey: token,
        simulatorUrl: "http://127.0.0.1:4400",
      },
      { currency: "cdf", phone: "0812345678" }
    )
  })
  await step("doctor finds no problem", async () => {
    const [program = "", ...args] = command("npx medusa-payment-flexpay doctor")
    let output = ""
    await waitFor(
      () => `doctor to find no problem:\n${output}`,
      async () => {
        const doctor = Program.start("npx", ["--no", program, ...args], inStore)
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
  await simulator.stop()
}

/** The commands of the README: each must be a line of it. */
async function readmeCommands(repository: string) {
  const readme = await readFile(path.join(repository, "README.md"), "utf8")
  const lines = readme.split("\n")
  return (line: string): string[] => {
    if (!lines.includes(line)) {
      throw new Error(`README.md has no line "${line}"`)
    }
    return line.split(" ").slice(1)
  }
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

import axios from "axios"
import { Client } from "pg"
import { lastLines } from "../../harness/program"
import type { Program } from "../../harness/program"
import { waitFor } from "../../harness/wait-for"

const BOOT_TIMEOUT_MS = 180_000

const http = axios.create({ timeout: 10_000, validateStatus: () => true })

/** Waits until a server answers. @throws Error with its output, if it ends */
export async function untilAnswering(
  url: string,
  server: Program
): Promise<void> {
  await waitFor(
    () => `an answer of ${url}:\n${lastLines(server.output)}`,
    async () => {
      const answer = await http.get(url).catch(() => null)
      if (server.exitCode !== undefined) {
        throw new Error(`The server ended:\n${lastLines(server.output)}`)
      }
      return answer?.status === 200
    },
    { withinMs: BOOT_TIMEOUT_MS, everyMs: 500 }
  )
}

/** The plugin's routes answer, and refuse unauthorized requests. */
export async function checkRoutes(url: string): Promise<void> {
  for (const token of ["wrong", "x".repeat(43)]) {
    const callback = await http.post(`${url}/hooks/flexpay/payments/${token}`, {
      code: "0",
      orderNumber: "nobody",
    })
    same("callback with a wrong token", callback.status, 404)
    same("its answer", callback.data, {
      type: "not_found",
      message: "Not found",
    })
  }
  const page = await http.get(`${url}/hooks/flexpay/return/NOBODY`)
  same("return page of an unknown card payment", page.status, 404)
  same("its type", page.headers["content-type"], "text/html; charset=utf-8")

  const route = `${url}/store/flexpay/payment-sessions/payses_unknown`
  same("store route without a key", (await http.get(route)).status, 400)
  same("admin", (await http.get(`${url}/app`)).status, 200)
}

/** The migrations ran, and Medusa knows the providers. */
export async function checkDatabase(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const tables = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables
       WHERE table_name LIKE 'flexpay%' ORDER BY 1`
    )
    for (const name of ["flexpay_timeline_entry", "flexpay_transaction"]) {
      same(
        `table ${name}`,
        tables.rows.some((row) => row.name === name),
        true
      )
    }
    const providers = await client.query<{ id: string }>(
      `SELECT id FROM payment_provider
       WHERE id LIKE '%flexpay%' AND is_enabled ORDER BY id`
    )
    same("payment providers", providers.rows.map(({ id }) => id).sort(), [
      "pp_flexpay-card_flexpay",
      "pp_flexpay_flexpay",
    ])
  } finally {
    await client.end()
  }
}

function same(label: string, actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    throw new Error(
      `${label}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`
    )
  }
}

import { existsSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { Agent } from "node:http"
import path from "node:path"
import axios from "axios"
import { z } from "zod"
import { Gateway } from "../../../harness/shop/gateway"
import { Database } from "../../../harness/postgres/database"
import { waitFor } from "../../../harness/wait-for"
import { Shop } from "../../../harness/shop/shop"
import { inherited } from "./hand-over"

/** The first time it builds the store's admin, on a machine that is busy. */
export const READY_WITHIN_MS = 400_000

const noteSchema = z.object({
  shopUrl: z.string(),
  storeUrl: z.string(),
  simulatorUrl: z.string(),
  publishableKey: z.string(),
})

/** The demo that runs for the tests, from all its sides. */
export interface Demo {
  /** The shop, without a slash at the end. */
  shopUrl: string
  /** The store with its admin, without a slash at the end. */
  storeUrl: string
  simulatorUrl: string
  publishableKey: string
  /** FlexPay's side: phones, records and faults. */
  gateway: Gateway
  /** A shopper who buys through the API. */
  shop: Shop
  database: Database
}

/** Waits until the demo is ready. @throws with what it printed when it ended */
export async function openDemo(): Promise<Demo> {
  const { demo } = inherited()
  const file = path.join(demo.folder, "running.json")
  const note = await waitFor(
    "the demo is ready",
    async () => {
      if (!isAlive(demo.pid)) {
        throw new Error(`The demo has ended:\n${await tail(demo.log)}`)
      }
      const text = existsSync(file) ? await readFile(file, "utf8") : "{}"
      return noteSchema.safeParse(JSON.parse(text || "{}")).data
    },
    { withinMs: READY_WITHIN_MS }
  )
  // A connection that is kept may be closed by the server as it is used again.
  const httpAgent = new Agent({ keepAlive: false })
  const api = axios.create({ baseURL: note.storeUrl, httpAgent })
  const shop = new Shop(api, () => {
    throw new Error("The demo runs in a process of its own")
  })
  await shop.open(note.publishableKey)
  return {
    ...note,
    gateway: new Gateway(() => ({ url: note.simulatorUrl })),
    shop,
    database: new Database(demo.database),
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function tail(file: string): Promise<string> {
  return (await readFile(file, "utf8")).slice(-5_000)
}

import { randomUUID } from "node:crypto"
import { z } from "zod"
import { Database } from "../../harness/postgres/database"
import { makeShopDatabase } from "../../harness/medusa/shop-database"
import { adminLogin } from "../../demo/src/seed/names"
import { startSimulator } from "../../simulator"
import type { Simulator } from "../../simulator"
import { claimDueRows } from "../../src/modules/flexpay/store/check-lease"
import { alternate, median, ms, timed } from "../figures"
import { DUE, fillTransactions, scheduleCheckNow } from "../transaction-rows"
import { atMost } from "../measure"
import type { Measure, Row } from "../measure"
import { Store, storeEnv } from "../store"

const FEW = 1_000
const DUE_INDEX = "IDX_flexpay_transaction_next_check_at"
const claimSchema = z.object({ ms: z.number(), claimed: z.number().positive() })

/** A store with so many transactions. */
interface FilledStore {
  rows: number
  database: Database
  store: Store
  /** Of the admin's login. */
  authorization: string
}

/** Admin requests, by the number of transactions. */
const LOOKS: Record<string, (rows: number) => string> = {
  "the list's first page": () => "transactions",
  // The small store has less than a page a day.
  "the list of a month": () =>
    `transactions?created_from=${daysAgo(60)}&created_to=${daysAgo(30)}`,
  "the list, by state": () => "transactions?state=failed",
  "the list, by operator and currency": () =>
    "transactions?operator=airtel&currency_code=usd",
  "the list, by a rare state": () => "transactions?state=reversed",
  "the list, by filters that have nothing in common": () =>
    "transactions?operator=africell&kind=payout",
  "search by reference": (rows) => `transactions?q=R${middle(rows)}`,
  "search by phone": () => "transactions?q=0810000400",
  "search by the operator's reference": (rows) =>
    `transactions?q=PR${middle(rows)}`,
  "the attention list": () => "transactions?attention=true",
  "the count in the menu": () => "attention",
}

/** Totals, which read all rows that they add up. */
const SUMS: Record<string, () => string> = {
  "the totals of a day": () => `transactions/totals?${aDay()}`,
  "the totals of a month": () =>
    `transactions/totals?created_from=${daysAgo(30)}`,
  "the totals of everything": () => "transactions/totals",
}

/** What a store with many transactions costs, beside a small one. */
export const tableGrowth: Measure = async ({ scale }) => {
  const simulator = await startSimulator()
  const opened: FilledStore[] = []
  try {
    const few = await open(simulator, FEW)
    opened.push(few)
    const many = await open(simulator, scale.rows)
    opened.push(many)
    return [
      await claims(few, many, scale.requests),
      ...(await looks(few, many, Math.ceil(scale.requests / 3))),
      ...(await sums(few, many, Math.ceil(scale.requests / 20))),
    ]
  } finally {
    for (const { store, database } of opened) {
      await store.close()
      await database.drop()
    }
    await simulator.close()
  }
}

async function open(simulator: Simulator, rows: number): Promise<FilledStore> {
  const database = new Database(`bench-${randomUUID()}`)
  await makeShopDatabase(
    database,
    storeEnv(database, simulator, { url: "http://localhost" })
  )
  const store = await Store.start(database, simulator, {
    isSeeded: true,
    // Without jobs: due transactions stay due until they are measured.
    mode: "server",
  })
  await fillTransactions(database, rows)
  const { data } = await store.api.post("/auth/user/emailpass", adminLogin)
  return { rows, database, store, authorization: `Bearer ${data.token}` }
}

async function claims(
  few: FilledStore,
  many: FilledStore,
  rounds: number
): Promise<Row> {
  const claim = async ({ store, database }: FilledStore) => {
    await scheduleCheckNow(database)
    const { data } = await store.api.post("/bench/claims")
    return claimSchema.parse(data).ms
  }
  const took = await alternate(rounds, {
    few: () => claim(few),
    many: () => claim(many),
  })
  const plan = await planOf(many.database)
  return atMost(1.3, {
    label: "recheck: claiming a batch",
    ...baselineOf(few, many),
    ...figuresOf(took, plan.includes(DUE_INDEX) ? "by the index" : "NO INDEX"),
  })
}

async function planOf(database: Database): Promise<string> {
  const { text } = claimDueRows(DUE, 20)
  const numbered = text.replace("?", String(DUE)).replace("?", "20")
  const plan = await database.query(`EXPLAIN ${numbered}`)
  return JSON.stringify(plan)
}

async function looks(
  few: FilledStore,
  many: FilledStore,
  rounds: number
): Promise<Row[]> {
  const rows: Row[] = []
  for (const [name, path] of Object.entries(LOOKS)) {
    rows.push(atMost(1.5, await look(few, many, { rounds, name, path })))
  }
  return rows
}

async function sums(
  few: FilledStore,
  many: FilledStore,
  rounds: number
): Promise<Row[]> {
  const rows: Row[] = []
  for (const [name, path] of Object.entries(SUMS)) {
    const looked = await look(few, many, { rounds, name, path })
    rows.push({ ...looked, aim: "", isMet: null })
  }
  return rows
}

async function look(
  few: FilledStore,
  many: FilledStore,
  {
    rounds,
    name,
    path,
  }: { rounds: number; name: string; path: (rows: number) => string }
) {
  const read = ({ store, authorization, rows }: FilledStore) =>
    timed(() =>
      store.api.get(`/admin/flexpay/${path(rows)}`, {
        headers: { authorization },
      })
    )
  const took = await alternate(rounds, {
    few: () => read(few),
    many: () => read(many),
  })
  return {
    label: `admin: ${name}`,
    ...baselineOf(few, many),
    ...figuresOf(took),
  }
}

function baselineOf(few: FilledStore, many: FilledStore) {
  const number = (rows: number) => rows.toLocaleString("en")
  return {
    baseline: `${number(few.rows)} rows (${number(many.rows)} measured)`,
  }
}

function figuresOf(took: { few: number[]; many: number[] }, note?: string) {
  const [many, few] = [median(took.many), median(took.few)]
  const figures = `${ms(many)} against ${ms(few)}`
  return {
    ratio: many / few,
    figures: note ? `${figures}, ${note}` : figures,
  }
}

function middle(rows: number): number {
  return rows / 2
}

/** A day of final transactions, of which both stores have some. */
function aDay(): string {
  return `created_from=${daysAgo(20)}&created_to=${daysAgo(19)}`
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString()
}

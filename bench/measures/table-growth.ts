import { randomUUID } from "node:crypto"
import { z } from "zod"
import { Database } from "../../harness/postgres/database"
import { makeShopDatabase } from "../../harness/medusa/shop-database"
import { adminLogin } from "../../demo/src/seed/names"
import { startSimulator } from "../../simulator"
import type { Simulator } from "../../simulator"
import { claimDueRows } from "../../src/modules/flexpay/store/check-lease"
import { alternate, median, ms, timed } from "../figures"
import { DUE, fillLedger, scheduleCheckNow } from "../transaction-rows"
import { atMost } from "../measure"
import type { Measure, Row } from "../measure"
import { Store, storeEnv } from "../store"

const FEW = 1_000
const DUE_INDEX = "IDX_flexpay_transaction_next_check_at"
const claimSchema = z.object({ ms: z.number(), claimed: z.number().positive() })

/** A store, and so many rows in its ledger. */
interface TransactionStore {
  rows: number
  database: Database
  store: Store
  /** Of the admin's login. */
  authorization: string
}

/** What an admin looks at, by the rows of the ledger. */
const LOOKS: Record<string, (rows: number) => string> = {
  "the list's first page": () => "transactions",
  // Of a day, the small ledger holds less than a page.
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

/** What an admin waits for beside the rows: reads all that it adds up. */
const SUMS: Record<string, () => string> = {
  "the totals of a day": () => `transactions/totals?${aDay()}`,
  "the totals of a month": () =>
    `transactions/totals?created_from=${daysAgo(30)}`,
  "the totals of everything": () => "transactions/totals",
}

/** What a large ledger costs, beside a small one. */
export const ledgerGrowth: Measure = async ({ scale }) => {
  const simulator = await startSimulator()
  const opened: TransactionStore[] = []
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

async function open(
  simulator: Simulator,
  rows: number
): Promise<TransactionStore> {
  const database = new Database(`bench-${randomUUID()}`)
  await makeShopDatabase(
    database,
    storeEnv(database, simulator, "http://localhost")
  )
  const store = await Store.start(database, simulator, {
    seed: true,
    // Without jobs: what is due stays so until it is measured.
    mode: "server",
  })
  await fillLedger(database, rows)
  const { data } = await store.api.post("/auth/user/emailpass", adminLogin)
  return { rows, database, store, authorization: `Bearer ${data.token}` }
}

async function claims(
  few: TransactionStore,
  many: TransactionStore,
  rounds: number
): Promise<Row> {
  const claim = async ({ store, database }: TransactionStore) => {
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
    what: "recheck: claiming a batch",
    ...against(few, many),
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
  few: TransactionStore,
  many: TransactionStore,
  rounds: number
): Promise<Row[]> {
  const rows: Row[] = []
  for (const [what, path] of Object.entries(LOOKS)) {
    rows.push(atMost(1.5, await look(few, many, { rounds, what, path })))
  }
  return rows
}

async function sums(
  few: TransactionStore,
  many: TransactionStore,
  rounds: number
): Promise<Row[]> {
  const rows: Row[] = []
  for (const [what, path] of Object.entries(SUMS)) {
    const looked = await look(few, many, { rounds, what, path })
    rows.push({ ...looked, aim: "", isMet: null })
  }
  return rows
}

async function look(
  few: TransactionStore,
  many: TransactionStore,
  {
    rounds,
    what,
    path,
  }: { rounds: number; what: string; path: (rows: number) => string }
) {
  const ask = ({ store, authorization, rows }: TransactionStore) =>
    timed(() =>
      store.api.get(`/admin/flexpay/${path(rows)}`, {
        headers: { authorization },
      })
    )
  const took = await alternate(rounds, {
    few: () => ask(few),
    many: () => ask(many),
  })
  return { what: `admin: ${what}`, ...against(few, many), ...figuresOf(took) }
}

function against(few: TransactionStore, many: TransactionStore) {
  const number = (rows: number) => rows.toLocaleString("en")
  return { against: `${number(few.rows)} rows (${number(many.rows)} measured)` }
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

/** Settled, and of which both ledgers hold some. */
function aDay(): string {
  return `created_from=${daysAgo(20)}&created_to=${daysAgo(19)}`
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString()
}

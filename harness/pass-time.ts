import { setTimeout as sleep } from "node:timers/promises"
import { Redis } from "ioredis"
import { LEDGER_TIMES } from "./transaction-times"
import type { Gateway } from "./shop/gateway"
import type { Database } from "./postgres/database"

/** The simulator's own clocks run out meanwhile: pushes, late changes. */
const LAST_CHANGES_MS = 8_000
/** No aim: a machine that is busy otherwise takes longer. */
const QUIET_WITHIN_MS = 600_000
const STABLE_LOOKS = 3
/** The shortest time for which a host of check is left alone. */
const HOSTS_REST_MS = 5_000

/**
 * How the ledger's days pass: enough at a time that what a crash left is taken
 * over, that refunds nobody paid out are found, and that FlexPay is asked for
 * the last time.
 */
export const PASSING_TIME = [
  "1 minute",
  "3 minutes",
  "6 minutes",
  "6 minutes",
  "2 hours",
  "1 day",
  "3 days",
]

/** A shop in whose database time is made to pass. */
export interface Resting {
  database: Pick<Database, "query">
  /** What its servers share; null for one alone. */
  redisUrl: string | null
  /** Runs a scheduled job now. */
  runJob(name: string): Promise<void>
  /** Where it is noted that the shop does not come to rest. */
  broken: string[]
}

/** Columns of times, by table. What Medusa or the ledger counts from. */
const TIMES: Readonly<Record<string, readonly string[]>> = {
  flexpay_transaction: LEDGER_TIMES,
  flexpay_cart_lease: ["until"],
  // The second whose budget of checks was used is over, too.
  flexpay_job: ["last_run_at"],
  refund: ["created_at"],
  order: ["canceled_at"],
}

/** Medusa's own locks, which a server that dies leaves behind for a while. */
const LOCKS = "medusa_lock:*"

/** Waits for the last that happens at FlexPay once nobody does anything. */
export async function letFlexPayEnd(gateway: Gateway): Promise<void> {
  await sleep(LAST_CHANGES_MS)
  let last = ""
  for (let stable = 0; stable < STABLE_LOOKS;) {
    const now = JSON.stringify(await gateway.entries())
    stable = now === last ? stable + 1 : 0
    last = now
    await sleep(1_000)
  }
}

/** Lets time pass in the records, and the jobs run, until nothing is due. */
export async function letTimePass(
  shop: Resting,
  intervals: readonly string[]
): Promise<void> {
  for (const interval of intervals) {
    await age(shop, interval)
    if (shop.redisUrl) {
      await letLocksRunOut(shop.redisUrl)
    }
    await runJobs(shop)
  }
}

/**
 * After its last day only what FlexPay was not heard on is still followed, hour
 * by hour: its hosts may have failed so often before that they still rest.
 */
export async function hearTheRest(shop: Resting): Promise<void> {
  const end = Date.now() + QUIET_WITHIN_MS
  while ((await followed(shop)) && Date.now() < end) {
    await sleep(HOSTS_REST_MS)
    await letTimePass(shop, ["1 hour"])
  }
}

async function followed({ database }: Resting): Promise<boolean> {
  const rows = await database.query(
    "SELECT 1 FROM flexpay_transaction WHERE next_check_at IS NOT NULL LIMIT 1"
  )
  return rows.length > 0
}

async function runJobs(shop: Resting): Promise<void> {
  await shop.runJob("recover-flexpay-refunds")
  const end = Date.now() + QUIET_WITHIN_MS
  while (Date.now() < end) {
    await shop.runJob("recheck-flexpay-transactions")
    if ((await due(shop)).length === 0) {
      return
    }
    await sleep(100)
  }
  shop.broken.push(
    `not at rest within ${QUIET_WITHIN_MS / 1_000} s: ${(await due(shop)).join(", ")}`
  )
}

/** What somebody is to do now, or is doing. */
async function due({ database }: Resting): Promise<string[]> {
  const rows = await database.query<{ id: string; state: string }>(
    `SELECT id, state FROM flexpay_transaction
     WHERE next_check_at <= now() OR sync_lease_until > now()`
  )
  return rows.map(({ id, state }) => `${id} (${state})`)
}

async function age({ database }: Resting, interval: string): Promise<void> {
  for (const [table, columns] of Object.entries(TIMES)) {
    const earlier = columns.map((name) => `${name} = ${name} - $1::interval`)
    await database.query(`UPDATE "${table}" SET ${earlier.join()}`, [interval])
  }
}

/** Nothing is under way: what is still locked belongs to who died. */
async function letLocksRunOut(redisUrl: string): Promise<void> {
  const redis = new Redis(redisUrl)
  const locks = await redis.keys(LOCKS)
  if (locks.length) {
    await redis.del(locks)
  }
  redis.disconnect()
}

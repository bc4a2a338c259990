import { setTimeout as sleep } from "node:timers/promises"
import { Redis } from "ioredis"
import { AGE_STORE } from "../demo/store-times"
import type { Gateway } from "./shop/gateway"
import type { Database } from "./postgres/database"

/** The simulator's pushes expire meanwhile, and its late changes happen. */
const LAST_CHANGES_MS = 8_000
/** No aim: a machine that is busy otherwise takes longer. */
const QUIET_WITHIN_MS = 600_000
const STABLE_LOOKS = 3
/** The shortest time for which a circuit breaker stays open. */
const BREAKER_OPEN_MS = 5_000

/**
 * Intervals after which leases of dead servers expire, refunds without a payout
 * are recovered, and the last check is due.
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
export interface TimedShop {
  database: Pick<Database, "query">
  /** What its servers share; null for one alone. */
  redisUrl: string | null
  /** Runs a scheduled job now. */
  runJob(name: string): Promise<void>
  /** Receives a line when transactions stay due. */
  broken: string[]
}

/** Medusa's own locks, which outlive a server that dies. */
const LOCKS = "medusa_lock:*"

/** Waits until nothing happens at FlexPay any more. */
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
  shop: TimedShop,
  intervals: readonly string[]
): Promise<void> {
  for (const interval of intervals) {
    await age(shop, interval)
    if (shop.redisUrl) {
      await deleteLocks(shop.redisUrl)
    }
    await runJobs(shop)
  }
}

/**
 * Lets hours pass until no check is scheduled. After the last day, only
 * transactions without an answer are still checked: a circuit breaker may have
 * stayed open.
 */
export async function finishChecks(shop: TimedShop): Promise<void> {
  const end = Date.now() + QUIET_WITHIN_MS
  while ((await hasScheduledChecks(shop)) && Date.now() < end) {
    await sleep(BREAKER_OPEN_MS)
    await letTimePass(shop, ["1 hour"])
  }
}

async function hasScheduledChecks({ database }: TimedShop): Promise<boolean> {
  const rows = await database.query(
    "SELECT 1 FROM flexpay_transaction WHERE next_check_at IS NOT NULL LIMIT 1"
  )
  return rows.length > 0
}

async function runJobs(shop: TimedShop): Promise<void> {
  await shop.runJob("recover-flexpay-refunds")
  const end = Date.now() + QUIET_WITHIN_MS
  while (Date.now() < end) {
    await shop.runJob("recheck-flexpay-transactions")
    if ((await due(shop)).length === 0) {
      await shop.runJob("emit-flexpay-events")
      return
    }
    await sleep(100)
  }
  shop.broken.push(
    `still due after ${QUIET_WITHIN_MS / 1_000} s: ${(await due(shop)).join(", ")}`
  )
}

/** Transactions that are due, or that a server is syncing. */
async function due({ database }: TimedShop): Promise<string[]> {
  const rows = await database.query<{ id: string; state: string }>(
    `SELECT id, state FROM flexpay_transaction
     WHERE next_check_at <= now() OR sync_lease_until > now()`
  )
  return rows.map(({ id, state }) => `${id} (${state})`)
}

async function age({ database }: TimedShop, interval: string): Promise<void> {
  for (const query of AGE_STORE) {
    await database.query(query, [interval])
  }
}

/** Deletes locks of dead servers: no server that lives holds one now. */
async function deleteLocks(redisUrl: string): Promise<void> {
  const redis = new Redis(redisUrl)
  const locks = await redis.keys(LOCKS)
  if (locks.length) {
    await redis.del(locks)
  }
  redis.disconnect()
}

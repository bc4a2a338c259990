import { setTimeout as sleep } from "node:timers/promises"
import { z } from "zod"
import { withoutClock } from "../../harness/postgres/query-recorder"
import type { Measure, Row } from "../measure"
import { FLEXPAY, MANUAL, MeasuredShop } from "../shop"
import budgets from "../../harness/query-budgets.json"

/** Longer than any of Medusa's own steps lets the database wait. */
const QUIET_MS = 700
const PLUGIN_TABLES = /flexpay_(?:transaction|timeline_entry)/
const BATCH_TABLES = /flexpay_(?:transaction|timeline_entry|job)/
/** Fewer than one second's budget, so that one batch is all. */
const BATCH = 4

/**
 * How many SQL queries reach PostgreSQL: a count, not a time. Its shop is its own:
 * a job that runs by the clock would add its queries to those that are counted.
 */
export const queryCounts: Measure = async () => {
  const shop = await MeasuredShop.open({ isScheduled: false })
  return await shop.server.recordQueries(() => countAll(shop))
}

async function countAll(shop: MeasuredShop): Promise<Row[]> {
  const [open, other] = await shop.openPayments(2, false)
  const [manual] = await shop.carts.take(1, null)
  const [flexpay] = await shop.carts.take(1, null)
  if (!open || !other || !manual || !flexpay) {
    throw new Error("Too few payments were made")
  }
  const byHand = await count(shop, async () => {
    await shop.shopper.newSession(manual.collectionId, MANUAL)
    await shop.shopper.post(`/store/carts/${manual.cartId}/complete`)
    await capture(shop, manual.collectionId)
  })
  await shop.gateway.change({ autoPay: true })
  const byFlexPay = await count(shop, async () => {
    const sessionId = await shop.shopper.newSession(
      flexpay.collectionId,
      FLEXPAY
    )
    await shop.shopper.push(sessionId, { phone: shop.newPhone() })
    await callBackOn(shop, sessionId)
    await shop.placements.placed(flexpay)
  })
  await shop.gateway.change({ autoPay: false })
  const poll = await count(shop, () => shop.shopper.poll(open.sessionId))
  await shop.database.query(
    `UPDATE flexpay_transaction SET checked_at = now() + interval '1 hour'
     WHERE payment_session_id = $1`,
    [other.sessionId]
  )
  const callback = await count(shop, () => shop.callBack(other))
  return [
    counted(
      "SQL queries of a whole payment, beyond those of pp_system_default",
      {
        queries: byFlexPay.length - byHand.length,
        budget: budgets.payment_beyond_manual,
        note: `${byFlexPay.length} (${toPlugin(byFlexPay)} to the plugin's tables) against ${byHand.length}`,
      }
    ),
    counted("SQL queries of a status poll, to the plugin's tables", {
      queries: toPlugin(poll),
      budget: budgets.poll_to_plugin_tables,
      note: `${poll.length} with Medusa's for the publishable key`,
    }),
    counted("SQL queries of storing a callback", {
      queries: callback.length,
      budget: budgets.callback,
    }),
    await recheckBatch(shop),
  ]
}

/** A batch of the recheck job, of transactions that stay pending. */
async function recheckBatch(shop: MeasuredShop): Promise<Row> {
  const payments = await shop.openPayments(BATCH, false)
  const ofThese = [payments.map(({ sessionId }) => sessionId)]
  const set = async (assignment: string) =>
    await shop.database.query(
      `UPDATE flexpay_transaction SET ${assignment}
       WHERE payment_session_id = ANY($1)`,
      ofThese
    )
  await set("next_check_at = now()")
  await shop.server.takeQueries()
  await shop.api.post("/bench/rechecks")
  const queries = await shop.server.takeQueries()
  await set("next_check_at = now() + interval '1 day'")
  return counted(
    `SQL queries of a recheck batch of ${BATCH}, to the plugin's tables`,
    {
      queries: queries.filter((query) => BATCH_TABLES.test(query)).length,
      budget: budgets.recheck_batch + BATCH * budgets.recheck_each,
    }
  )
}

async function count(
  shop: MeasuredShop,
  act: () => Promise<unknown>
): Promise<string[]> {
  await shop.server.takeQueries()
  await act()
  const queries: string[] = []
  let before = -1
  while (before !== queries.length) {
    before = queries.length
    await sleep(QUIET_MS)
    queries.push(...(await shop.server.takeQueries()))
  }
  return withoutClock(queries)
}

async function capture(
  shop: MeasuredShop,
  collectionId: string
): Promise<void> {
  const [payment] = z
    .array(z.object({ id: z.string() }))
    .parse(
      await shop.database.query(
        "SELECT id FROM payment WHERE payment_collection_id = $1",
        [collectionId]
      )
    )
  await shop.api.post(`/bench/payments/${payment?.id}/capture`)
}

async function callBackOn(
  shop: MeasuredShop,
  sessionId: string
): Promise<void> {
  const [row] = z
    .array(z.object({ reference: z.string() }))
    .parse(
      await shop.database.query(
        "SELECT reference FROM flexpay_transaction WHERE payment_session_id = $1",
        [sessionId]
      )
    )
  const entry = (await shop.gateway.entries()).find(
    ({ reference }) => reference === row?.reference
  )
  await shop.api.post(entry?.callbackUrl ?? "", {
    code: "0",
    reference: row?.reference,
    orderNumber: entry?.orderNumber,
  })
}

function toPlugin(queries: string[]): number {
  return queries.filter((query) => PLUGIN_TABLES.test(query)).length
}

function counted(
  label: string,
  { queries, budget, note }: { queries: number; budget: number; note?: string }
): Row {
  return {
    label,
    baseline: "its budget",
    ratio: null,
    aim: `at most ${budget}`,
    isMet: queries <= budget,
    figures: [String(queries), note].filter(Boolean).join("; "),
  }
}

import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../../modules/flexpay"
import type { CanceledOrderScope } from "../../modules/flexpay/store/missing-payouts"

const DAY_MS = 24 * 60 * 60 * 1000
/** Attempts this young are looked at in each run. */
const RECENT_MS = 3 * DAY_MS
/** Attempts up to this age are looked at once a day, a part in each run. */
const HISTORY_MS = 400 * DAY_MS
/** The recovery job's interval. */
const RUN_MS = 5 * 60 * 1000

/**
 * Marks the attempts of a canceled order, so that its shopper is not invited
 * to pay any more, and raises payments that Medusa has kept: it cancels an
 * order although the refund was refused, for example by a payout limit.
 */
export async function handleCanceledOrders(
  container: MedusaContainer,
  scope: CanceledOrderScope
): Promise<void> {
  const flexpay = resolveFlexPay(container)
  for (const id of await flexpay.missingPayouts.listKeptPayments(scope)) {
    const payment = await flexpay.payments.findById(id)
    if (payment) {
      await flexpay.transactions.raiseAttention(payment, "order_canceled")
    }
  }
  const collections =
    await flexpay.missingPayouts.listCanceledCollections(scope)
  if (collections.length) {
    await flexpay.payments.noteCanceledOrder(collections)
  }
}

/**
 * The periods of one run, by the creation of the attempts: the last three days,
 * and the part of the past 400 days that belongs to this time of day.
 */
export function periodsOfRun(now: Date): CanceledOrderScope[] {
  const time = now.getTime()
  const run = Math.floor((time % DAY_MS) / RUN_MS)
  const part = (HISTORY_MS * RUN_MS) / DAY_MS
  return [
    { created_from: new Date(time - RECENT_MS), created_to: now },
    {
      created_from: new Date(time - (run + 1) * part),
      created_to: new Date(time - run * part),
    },
  ]
}

import { compareArrival } from "../../modules/flexpay/payouts/arrival-rules"
import type FlexPayModuleService from "../../modules/flexpay/service"
import type { TimelineData } from "../../modules/flexpay/store/personal-data"
import type {
  Attention,
  Transaction,
} from "../../modules/flexpay/transaction/transaction"

/**
 * Brings the plugin's records to the state of a payout. Medusa has booked its
 * refund before, so nothing changes in Medusa. May run again after a crash at
 * any line.
 */
export async function syncPayout(
  flexpay: FlexPayModuleService,
  payout: Transaction
): Promise<void> {
  const result =
    payout.state === "succeeded" ? await syncArrival(flexpay, payout) : {}
  if (payout.state !== "succeeded" && payout.payment_transaction_id) {
    await flexpay.payouts.returnToOperator(payout.payment_transaction_id)
  }
  await flexpay.syncs.finish(payout, { order_id: null, ...result })
}

/** Compares a payout that succeeded with its payment and its successor. */
async function syncArrival(
  flexpay: FlexPayModuleService,
  payout: Transaction
): Promise<{ attention: Attention | null; details: TimelineData }> {
  const paymentId = payout.payment_transaction_id ?? ""
  const payment = await flexpay.payments.findById(paymentId)
  const { payouts } = await flexpay.transactions.relatedRecords([paymentId])
  const { attention, discharged, details } = compareArrival({
    payout,
    payment,
    payouts,
  })
  if (discharged) {
    // The shopper has the money: nothing is owed any more.
    await flexpay.transactions.resolveAttention(discharged, {
      type: "earlier_arrived",
      data: { arrived: payout.id },
    })
  }
  return { attention, details }
}

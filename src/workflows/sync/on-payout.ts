import { MathBN } from "@medusajs/framework/utils"
import {
  isReturned,
  receivedMoney,
  successorOf,
  sumArrived,
} from "../../modules/flexpay/payouts/payout-sums"
import { hasArrivedAncestor } from "../../modules/flexpay/payouts/resend-rules"
import type FlexPayModuleService from "../../modules/flexpay/service"
import type { TimelineData } from "../../modules/flexpay/store/personal-data"
import type {
  Attention,
  State,
  Transaction,
} from "../../modules/flexpay/transaction/transaction"

/** States of a payout that sent no money. */
const NOT_SENT: readonly State[] = ["refused", "failed"]

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
  const successor = successorOf(payout, payouts)
  if (successor && NOT_SENT.includes(successor.state)) {
    // The shopper has the money: nothing is owed any more.
    await flexpay.transactions.resolveAttention(successor, {
      type: "earlier_arrived",
      data: { arrived: payout.id },
    })
  }
  const arrived = sumArrived(payouts)
  const isTooMuch =
    payment !== null && MathBN.gt(arrived, receivedMoney(payment).amount)
  const isPaidTwice =
    isTooMuch ||
    hasArrivedAncestor(payout, payouts) ||
    (successor !== undefined && mayHaveLeft(successor))
  // An operator resolved it in an earlier state, and may have paid the recipient
  // in another way.
  const isResolved = payout.synced_state !== null && !successor
  const attention = isPaidTwice
    ? "paid_out_twice"
    : isResolved
      ? "contradicted"
      : null
  return { attention, details: { successor: successor?.id, arrived } }
}

function mayHaveLeft(payout: Transaction): boolean {
  return !NOT_SENT.includes(payout.state) && !isReturned(payout)
}

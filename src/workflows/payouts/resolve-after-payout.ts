import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../../modules/flexpay"
import { isFullyRefunded } from "../../modules/flexpay/payouts/payout-amount"
import { sumSent } from "../../modules/flexpay/payouts/payout-sums"
import type {
  Payment,
  Transaction,
} from "../../modules/flexpay/transaction/transaction"

/**
 * Removes a payment from the attention list once sent payouts cover its whole
 * amount. A payout that fails later is on the list itself.
 */
export async function resolveIfFullyRefunded(
  container: MedusaContainer,
  payment: Payment,
  actor_id: string
): Promise<void> {
  const flexpay = resolveFlexPay(container)
  if (!payment.attention) {
    return
  }
  const payouts = await flexpay.search.listPayouts(payment.id)
  const paidOut = sumSent(payouts)
  if (isFullyRefunded(payment, payouts)) {
    await flexpay.transactions.resolveAttention(payment, {
      type: "given_back",
      actor_id,
      data: { paid_out: paidOut },
    })
  }
}

/** Removes a resent payout from the attention list: its successor is followed. */
export async function resolveReplaced(
  container: MedusaContainer,
  successor: Transaction,
  actor_id: string
): Promise<void> {
  const flexpay = resolveFlexPay(container)
  const replaced = successor.replaces_id
    ? await flexpay.transactions.findById(successor.replaces_id)
    : null
  if (replaced?.attention) {
    await flexpay.transactions.resolveAttention(replaced, {
      type: "resent",
      actor_id,
      data: { successor: successor.id },
    })
  }
}

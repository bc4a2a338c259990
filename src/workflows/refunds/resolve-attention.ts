import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { floorToWire } from "../../gateway"
import { resolveFlexPay } from "../../modules/flexpay"
import { receivedMoney } from "../../modules/flexpay/payouts/payout-sums"
import type {
  Payment,
  Transaction,
} from "../../modules/flexpay/transaction/transaction"

/**
 * Takes a payment off the attention list once payouts that were sent cover all
 * of it: should one of them fail, that payout stands there instead.
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
  const paidOut = await flexpay.payouts.store.sumPaidOut(payment.id, {
    sent: true,
  })
  const { amount, currency_code } = receivedMoney(payment)
  // What is finer than FlexPay pays never goes back.
  if (MathBN.gte(paidOut, floorToWire(amount, currency_code))) {
    await flexpay.transactions.resolveAttention(payment, {
      type: "given_back",
      actor_id,
      data: { paid_out: paidOut },
    })
  }
}

/** The payout that was sent again for: its successor stands for the debt now. */
export async function resolveReplaced(
  container: MedusaContainer,
  successor: Transaction
): Promise<void> {
  const flexpay = resolveFlexPay(container)
  const replaced = successor.replaces_id
    ? await flexpay.transactions.findById(successor.replaces_id)
    : null
  if (replaced?.attention) {
    await flexpay.transactions.resolveAttention(replaced, {
      type: "resent",
      actor_id: successor.requested_by ?? undefined,
      data: { successor: successor.id },
    })
  }
}

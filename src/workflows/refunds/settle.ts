import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { floorToWire } from "../../gateway"
import { FLEXPAY_MODULE } from "../../modules/flexpay"
import { receivedMoney } from "../../modules/flexpay/payout-sums"
import type FlexPayModuleService from "../../modules/flexpay/service"
import type { Payment, Transaction } from "../../modules/flexpay/transaction"

/**
 * Takes a payment off the attention list once payouts that were sent cover all
 * of it: should one of them fail, that payout stands there instead.
 */
export async function settleIfGivenBack(
  container: MedusaContainer,
  payment: Payment,
  actor_id: string
): Promise<void> {
  const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  if (!payment.attention) {
    return
  }
  const paidOut = await ledger.sumPaidOut(payment.id, { sent: true })
  const { amount, currency_code } = receivedMoney(payment)
  // What is finer than FlexPay pays never goes back.
  if (MathBN.gte(paidOut, floorToWire(amount, currency_code))) {
    await ledger.settleAttention(payment, {
      type: "given_back",
      actor_id,
      data: { paid_out: paidOut },
    })
  }
}

/** The payout that was sent again for: its successor stands for the debt now. */
export async function settleReplaced(
  container: MedusaContainer,
  successor: Transaction
): Promise<void> {
  const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  const replaced = successor.replaces_id
    ? await ledger.findById(successor.replaces_id)
    : null
  if (replaced?.attention) {
    await ledger.settleAttention(replaced, {
      type: "resent",
      actor_id: successor.requested_by ?? undefined,
      data: { successor: successor.id },
    })
  }
}

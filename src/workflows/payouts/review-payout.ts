import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../../modules/flexpay"
import type { PayoutReview } from "../../modules/flexpay/payouts/payouts"
import { refuseAction } from "../../modules/flexpay/payouts/refused-actions"
import type { Transaction } from "../../modules/flexpay/transaction/transaction"
import { mustFindTransaction } from "../must-find"
import { reviewRecordedPayment } from "../reconciliation/review-recorded-payment"
import { createSingleStepWorkflow } from "../single-step-workflow"
import { checkPredecessor } from "./check-predecessor"
import { resolveIfFullyRefunded } from "./resolve-after-payout"

export interface ReviewFlexPayPayoutInput {
  /** Of a payout, or of an unrecorded payment. */
  id: string
  decision: "approve" | "reject"
  /** Why, for a rejection. */
  note?: string
  actor_id: string
}

/**
 * Approves or rejects a payout above the approval limit, or a payment that only
 * FlexPay's export had (four-eyes principle).
 *
 * @throws MedusaError not_found; forbidden: the actor is a secret API key;
 * not_allowed: not awaiting approval, or requested by the approver, also with a
 * key of theirs; or FlexPay's check does not confirm the payment
 *
 * @example
 * await reviewFlexPayPayoutWorkflow(container).run({
 *   input: { id: "fptx_123", decision: "approve", actor_id: "user_456" },
 * })
 */
export const reviewFlexPayPayoutWorkflow = createSingleStepWorkflow(
  "review-flexpay-payout",
  async (input: ReviewFlexPayPayoutInput, container) => {
    const flexpay = resolveFlexPay(container)
    const payout = await mustFindTransaction(container, input.id)
    if (payout.state !== "awaiting_approval") {
      refuseAction("not_awaiting_approval")
    }
    if (payout.kind === "payment") {
      const { id, ...review } = input
      await reviewRecordedPayment(container, payout, review)
      return { id }
    }
    const review = { actor_id: input.actor_id, note: input.note }
    const reviewed =
      input.decision === "approve"
        ? await approve(container, payout, review)
        : await flexpay.payouts.reject(payout, review)
    const payment = await flexpay.payments.findById(
      reviewed.payment_transaction_id ?? ""
    )
    if (payment) {
      await resolveIfFullyRefunded(container, payment, input.actor_id)
    }
    return { id: reviewed.id }
  }
)

/**
 * Sends a payout that awaits approval, after a check of the payout that it
 * replaces. If FlexPay refuses it at once and no refund in Medusa requires it,
 * its payment returns to the attention list.
 */
async function approve(
  container: MedusaContainer,
  payout: Transaction,
  review: PayoutReview
): Promise<Transaction> {
  const flexpay = resolveFlexPay(container)
  const replaced = payout.replaces_id
    ? await flexpay.transactions.findById(payout.replaces_id)
    : null
  if (replaced && payout.requested_by !== review.actor_id) {
    await checkPredecessor(container, replaced)
  }
  const sent = await flexpay.payouts.approve(payout, review)
  if (sent.state !== "refused" || sent.refund_id || sent.replaces_id) {
    return sent
  }
  await flexpay.payouts.closeRefusedPayout(sent)
  return (await flexpay.transactions.findById(sent.id)) ?? sent
}

import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../../modules/flexpay"
import { refuse } from "../../modules/flexpay/bilingual-message"
import type { PayoutReview } from "../../modules/flexpay/payouts/payouts"
import type { Transaction } from "../../modules/flexpay/transaction/transaction"
import { mustFindTransaction } from "../must-find"
import { createSingleStepWorkflow } from "../single-step-workflow"
import { checkPredecessor } from "./check-predecessor"
import { resolveIfFullyRefunded } from "./resolve-after-payout"

export interface ReviewFlexPayPayoutInput {
  /** Of a payout. */
  id: string
  decision: "approve" | "reject"
  /** Why, for a rejection. */
  note?: string
  actor_id: string
}

/**
 * Approves or rejects a payout above the approval limit (four-eyes principle).
 *
 * @throws MedusaError not_found; forbidden: the actor is a secret API key;
 * not_allowed: not awaiting approval, or requested by the approver, also with a
 * key of theirs
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
      refuse(
        "not_awaiting_approval",
        "Ce versement n’est plus à approuver. Un autre administrateur l’a peut-être déjà approuvé ou rejeté.",
        "This payout is not awaiting approval. Another admin may have approved or rejected it."
      )
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

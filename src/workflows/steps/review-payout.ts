import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { bilingual } from "../../modules/flexpay/bilingual-message"
import { resolveFlexPay } from "../../modules/flexpay"
import type { PayoutReview } from "../../modules/flexpay/payouts/payouts"
import type { Transaction } from "../../modules/flexpay/transaction/transaction"
import { askReplaced } from "../sync/check-predecessor"
import { resolveIfFullyRefunded } from "../refunds/resolve-attention"

export interface ReviewFlexPayPayoutInput {
  payout_id: string
  decision: "approve" | "reject"
  /** Why, for a rejection. */
  note?: string
  actor_id: string
}

/**
 * A second admin's yes or no to a payout. A yes sends it, which can't be taken
 * back: nothing to compensate.
 */
export const reviewPayoutStep = createStep(
  "review-flexpay-payout",
  async (input: ReviewFlexPayPayoutInput, { container }) => {
    const flexpay = resolveFlexPay(container)
    const payout = await flexpay.transactions.findById(input.payout_id)
    if (!payout) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `There is no FlexPay payout ${input.payout_id}.`
      )
    }
    if (payout.state !== "awaiting_approval") {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        bilingual(
          "Aucun versement n’attend d’accord ici. Quelqu’un a peut-être déjà décidé.",
          "No payout awaits approval here. Somebody may have decided already."
        ),
        "not_awaiting_approval"
      )
    }
    const act = { actor_id: input.actor_id, note: input.note }
    const decided =
      input.decision === "approve"
        ? await approve(container, payout, act)
        : await flexpay.payouts.reject(payout, act)
    const payment = await flexpay.payments.findById(
      decided.payment_transaction_id ?? ""
    )
    if (payment) {
      await resolveIfFullyRefunded(container, payment, input.actor_id)
    }
    return new StepResponse({ id: decided.id })
  }
)

/**
 * Sends a payout that awaits approval, once FlexPay was asked about the one
 * that it is sent again for. One that FlexPay refuses at once leaves nothing
 * owed unless Medusa's refund stands: its payment goes back to the list.
 */
async function approve(
  container: MedusaContainer,
  payout: Transaction,
  act: PayoutReview
): Promise<Transaction> {
  const flexpay = resolveFlexPay(container)
  const replaced = payout.replaces_id
    ? await flexpay.transactions.findById(payout.replaces_id)
    : null
  if (replaced && payout.requested_by !== act.actor_id) {
    await askReplaced(container, replaced)
  }
  const sent = await flexpay.payouts.approve(payout, act)
  if (sent.state !== "refused" || sent.refund_id || sent.replaces_id) {
    return sent
  }
  await flexpay.payouts.closeRefusedPayout(sent)
  return (await flexpay.transactions.findById(sent.id)) ?? sent
}

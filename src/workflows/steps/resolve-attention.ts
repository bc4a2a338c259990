import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MedusaError } from "@medusajs/framework/utils"
import { bilingual } from "../../modules/flexpay/bilingual-message"
import { resolveFlexPay } from "../../modules/flexpay"

export interface ResolveFlexPayAttentionInput {
  id: string
  /** How it was settled. */
  note: string
  actor_id: string
}

/**
 * Takes a transaction off the attention list by a person's word. That word
 * stays in the timeline: nothing to compensate.
 */
export const resolveAttentionStep = createStep(
  "resolve-flexpay-attention",
  async (
    { id, note, actor_id }: ResolveFlexPayAttentionInput,
    { container }
  ) => {
    const flexpay = resolveFlexPay(container)
    const transaction = await flexpay.transactions.findById(id)
    if (!transaction) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `There is no FlexPay transaction ${id}.`
      )
    }
    if (
      transaction.attention === null ||
      transaction.state === "awaiting_approval"
    ) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        transaction.attention
          ? bilingual(
              "Approuvez ou rejetez d’abord ce versement.",
              "Approve or reject this payout first."
            )
          : bilingual(
              "Cette transaction n’est pas à traiter.",
              "This transaction needs nobody's attention."
            ),
        "not_settleable"
      )
    }
    const event = {
      type: "resolved",
      actor_id,
      data: { note, attention: transaction.attention },
    }
    await (transaction.kind === "payout"
      ? flexpay.payouts.resolve(transaction, event)
      : flexpay.transactions.resolveAttention(transaction, event))
    return new StepResponse({ id })
  }
)

import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MedusaError } from "@medusajs/framework/utils"
import { bilingual } from "../../modules/flexpay/bilingual"
import { FLEXPAY_MODULE } from "../../modules/flexpay"
import type FlexPayModuleService from "../../modules/flexpay/service"

export interface SettleFlexPayTransactionInput {
  id: string
  /** How it was settled. */
  note: string
  actor_id: string
}

/**
 * Takes a transaction off the attention list by a person's word. That word
 * stays in the timeline: nothing to compensate.
 */
export const settleAttentionStep = createStep(
  "settle-flexpay-attention",
  async (
    { id, note, actor_id }: SettleFlexPayTransactionInput,
    { container }
  ) => {
    const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
    const transaction = await ledger.findById(id)
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
      type: "settled",
      actor_id,
      data: { note, attention: transaction.attention },
    }
    await (transaction.kind === "payout"
      ? ledger.payouts.resolve(transaction, event)
      : ledger.settleAttention(transaction, event))
    return new StepResponse({ id })
  }
)

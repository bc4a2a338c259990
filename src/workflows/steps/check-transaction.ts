import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { resolveFlexPay } from "../../modules/flexpay"
import { needsSync } from "../../modules/flexpay/transaction/transaction"

export interface CheckFlexPayTransactionInput {
  id: string
  /** The admin user who asks. */
  actor_id?: string
}

/**
 * Asks FlexPay about a transaction now, and notes what it answered. Nothing to
 * compensate: what FlexPay said stays said.
 */
export const checkTransactionStep = createStep(
  "check-flexpay-transaction",
  async ({ id, actor_id }: CheckFlexPayTransactionInput, { container }) => {
    const flexpay = resolveFlexPay(container)
    const transaction = await flexpay.checks.checkFor(id, { actor_id })
    if (!transaction) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `There is no FlexPay transaction ${id}.`
      )
    }
    return new StepResponse({ id, applies: needsSync(transaction) })
  }
)

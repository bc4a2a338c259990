import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MedusaError } from "@medusajs/framework/utils"
import { resolveFlexPay } from "../../modules/flexpay"
import { needsSync } from "../../modules/flexpay/transaction/transaction"

/**
 * Asks FlexPay what became of a transaction, if it is due to be asked. What
 * FlexPay said stays said: nothing to compensate.
 */
export const confirmTransactionStep = createStep(
  "confirm-flexpay-transaction",
  async ({ id }: { id: string }, { container }) => {
    const flexpay = resolveFlexPay(container)
    const transaction = await flexpay.checks.confirm(id)
    if (!transaction) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `There is no FlexPay transaction ${id}.`
      )
    }
    return new StepResponse({ id, applies: needsSync(transaction) })
  }
)

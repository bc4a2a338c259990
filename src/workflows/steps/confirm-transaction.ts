import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MedusaError } from "@medusajs/framework/utils"
import { FLEXPAY_MODULE } from "../../modules/flexpay"
import type FlexPayModuleService from "../../modules/flexpay/service"
import { awaitsApplying } from "../../modules/flexpay/transaction"

/**
 * Asks FlexPay what became of a transaction, if it is due to be asked. What
 * FlexPay said stays said: nothing to compensate.
 */
export const confirmTransactionStep = createStep(
  "confirm-flexpay-transaction",
  async ({ id }: { id: string }, { container }) => {
    const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
    const transaction = await ledger.confirm(id)
    if (!transaction) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `There is no FlexPay transaction ${id}.`
      )
    }
    return new StepResponse({ id, applies: awaitsApplying(transaction) })
  }
)

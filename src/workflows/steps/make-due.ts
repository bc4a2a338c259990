import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { FLEXPAY_MODULE } from "../../modules/flexpay"
import type FlexPayModuleService from "../../modules/flexpay/service"

/** Makes a transaction due to be checked. Harmless: nothing to compensate. */
export const makeDueStep = createStep(
  "make-flexpay-transaction-due",
  async ({ id }: { id: string }, { container }) => {
    const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
    await ledger.makeDue(id)
    return new StepResponse({ id })
  }
)

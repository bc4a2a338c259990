import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MedusaError } from "@medusajs/framework/utils"
import { FLEXPAY_MODULE } from "../../modules/flexpay"
import type FlexPayModuleService from "../../modules/flexpay/service"

export interface RevealFlexPayPhoneInput {
  id: string
  actor_id: string
}

/** Reads a whole phone number and notes who did. Seen is seen: no way back. */
export const revealPhoneStep = createStep(
  "reveal-flexpay-phone",
  async ({ id, actor_id }: RevealFlexPayPhoneInput, { container }) => {
    const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
    const transaction = await ledger.findById(id)
    if (!transaction) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `There is no FlexPay transaction ${id}.`
      )
    }
    await ledger.note(transaction, { type: "phone_revealed", actor_id })
    return new StepResponse({ phone: transaction.phone })
  }
)

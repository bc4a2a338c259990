import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MedusaError } from "@medusajs/framework/utils"
import { resolveFlexPay } from "../../modules/flexpay"

export interface RevealFlexPayPhoneInput {
  id: string
  actor_id: string
}

/** Reads a whole phone number and notes who did. Seen is seen: no way back. */
export const revealPhoneStep = createStep(
  "reveal-flexpay-phone",
  async ({ id, actor_id }: RevealFlexPayPhoneInput, { container }) => {
    const flexpay = resolveFlexPay(container)
    const transaction = await flexpay.transactions.findById(id)
    if (!transaction) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `There is no FlexPay transaction ${id}.`
      )
    }
    await flexpay.transactions.note(transaction, {
      type: "phone_revealed",
      actor_id,
    })
    return new StepResponse({ phone: transaction.phone })
  }
)

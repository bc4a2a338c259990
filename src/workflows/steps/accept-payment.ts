import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MedusaError } from "@medusajs/framework/utils"
import { resolveFlexPay } from "../../modules/flexpay"
import { FRESH_CHECK_MS } from "../sync/check-predecessor"

export interface AcceptFlexPayPaymentInput {
  id: string
  justification: string
  /** What arrived: decimal string, major units, at most the requested amount. */
  amount?: string
  actor_id: string
}

/**
 * Counts a payment as received by an operator's recorded word. That word stays
 * in the timeline: nothing to compensate.
 */
export const acceptPaymentStep = createStep(
  "accept-flexpay-payment",
  async ({ id, ...acceptance }: AcceptFlexPayPaymentInput, { container }) => {
    const flexpay = resolveFlexPay(container)
    const payment = await flexpay.payments.findById(id)
    if (!payment) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `There is no FlexPay payment ${id}.`
      )
    }
    await flexpay.acceptance.accept(payment, acceptance, FRESH_CHECK_MS)
    return new StepResponse({ id })
  }
)

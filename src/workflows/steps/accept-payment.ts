import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MedusaError } from "@medusajs/framework/utils"
import { FLEXPAY_MODULE } from "../../modules/flexpay"
import type FlexPayModuleService from "../../modules/flexpay/service"
import { FRESH_CHECK_MS } from "../refunds/ask-replaced"

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
    const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
    const payment = await ledger.findPayment(id)
    if (!payment) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `There is no FlexPay payment ${id}.`
      )
    }
    await ledger.acceptance.accept(payment, acceptance, FRESH_CHECK_MS)
    return new StepResponse({ id })
  }
)

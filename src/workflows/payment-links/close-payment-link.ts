import { resolveFlexPay } from "../../modules/flexpay"
import { mustExist } from "../must-find"
import { createSingleStepWorkflow } from "../single-step-workflow"

export interface CloseFlexPayPaymentLinkInput {
  /** Of the payment link. */
  id: string
  /** The admin user; absent for the store's own code. */
  actor_id?: string
}

/**
 * Closes a payment link: no payment can be requested with it any more. A push
 * that is on a phone may still be confirmed, and pays its order.
 *
 * @throws MedusaError (not_found)
 *
 * @example
 * await closeFlexPayPaymentLinkWorkflow(container).run({
 *   input: { id: "fplink_123", actor_id: "user_123" },
 * })
 */
export const closeFlexPayPaymentLinkWorkflow = createSingleStepWorkflow(
  "close-flexpay-payment-link",
  async ({ id, actor_id }: CloseFlexPayPaymentLinkInput, container) => {
    const { paymentLinks } = resolveFlexPay(container)
    mustExist(await paymentLinks.findById(id), "payment link", id)
    await paymentLinks.close(id, actor_id ?? null)
    return { id }
  }
)

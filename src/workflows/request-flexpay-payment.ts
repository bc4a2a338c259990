import {
  createWorkflow,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { confirmFlexPayTransactionWorkflow } from "./confirm-flexpay-transaction"
import { syncTransactionStep } from "./steps/sync-transaction"
import { requestPaymentStep } from "./steps/request-payment"
import type { RequestFlexPayPaymentInput } from "./steps/request-payment"

/**
 * Asks the shopper for the money of a payment session: a push to the phone, or
 * a page to pay by card. While one attempt of the cart is under way, that one
 * is answered and nothing is sent.
 *
 * @throws MedusaError not_found: no such session; invalid_data: the phone
 * number or the amount; not_allowed: paid already, another provider's session,
 * or too many pushes
 *
 * @example
 * await requestFlexPayPaymentWorkflow(container).run({
 *   input: { payment_session_id: "payses_123", phone: "0812345678" },
 * })
 */
export const requestFlexPayPaymentWorkflow = createWorkflow(
  "request-flex-pay-payment",
  (input: RequestFlexPayPaymentInput) => {
    const requested = requestPaymentStep(input)
    when("callback-overtook-answer", requested, ({ confirms }) => {
      return confirms
    }).then(() => {
      confirmFlexPayTransactionWorkflow.runAsStep({ input: requested })
    })
    return new WorkflowResponse(syncTransactionStep(requested))
  }
)

import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { acceptPaymentStep } from "./steps/accept-payment"
import type { AcceptFlexPayPaymentInput } from "./steps/accept-payment"

/**
 * Counts a payment as received that FlexPay's check reports as paid and that
 * the plugin can't bind to its request, or whose amount it can't read. The
 * payment then waits for the operator, who places its order or refunds it.
 *
 * @throws MedusaError not_found; not_allowed: code `not_acceptable`, or
 * `check_unavailable`; invalid_data: justification or amount
 *
 * @example
 * await acceptFlexPayPaymentWorkflow(container).run({
 *   input: {
 *     id: "fptx_123",
 *     justification: "FlexPay's support names our reference in ticket 4711",
 *     actor_id: "user_123",
 *   },
 * })
 */
export const acceptFlexPayPaymentWorkflow = createWorkflow(
  "accept-flex-pay-payment",
  (input: AcceptFlexPayPaymentInput) => {
    return new WorkflowResponse(acceptPaymentStep(input))
  }
)

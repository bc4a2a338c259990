import { resolveFlexPay } from "../../modules/flexpay"
import { mustFindPayment } from "../must-find"
import { FRESH_CHECK_MS } from "../payouts/check-predecessor"
import { createSingleStepWorkflow } from "../single-step-workflow"

export interface AcceptFlexPayPaymentInput {
  id: string
  justification: string
  /** Amount received: decimal string, major units, at most the requested amount. */
  amount?: string
  actor_id: string
}

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
export const acceptFlexPayPaymentWorkflow = createSingleStepWorkflow(
  "accept-flexpay-payment",
  async ({ id, ...accepted }: AcceptFlexPayPaymentInput, container) => {
    const payment = await mustFindPayment(container, id)
    const { acceptance } = resolveFlexPay(container)
    await acceptance.accept(payment, accepted, FRESH_CHECK_MS)
    return { id }
  }
)

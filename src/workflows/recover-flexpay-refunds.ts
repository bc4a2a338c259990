import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { findCanceledOrdersStep } from "./steps/find-canceled-orders"
import { noteCanceledOrdersStep } from "./steps/note-canceled-orders"
import { recoverRefundsStep } from "./steps/recover-refunds"

/**
 * Puts money before a person that is owed and that nobody pays out: refunds
 * that Medusa booked before its process died, and canceled orders that kept
 * their payment.
 *
 * @example
 * await recoverFlexPayRefundsWorkflow(container).run()
 */
export const recoverFlexPayRefundsWorkflow = createWorkflow(
  "recover-flex-pay-refunds",
  () => {
    const recovered = recoverRefundsStep()
    findCanceledOrdersStep()
    noteCanceledOrdersStep()
    return new WorkflowResponse(recovered)
  }
)

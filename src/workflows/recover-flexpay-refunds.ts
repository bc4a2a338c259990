import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { recoverRefundsStep } from "./steps/recover-refunds"

/**
 * Puts refunds before a person that Medusa booked and nobody paid out, because
 * the process died in between.
 *
 * @example
 * await recoverFlexpayRefundsWorkflow(container).run()
 */
export const recoverFlexpayRefundsWorkflow = createWorkflow(
  "recover-flexpay-refunds",
  () => {
    return new WorkflowResponse(recoverRefundsStep())
  }
)

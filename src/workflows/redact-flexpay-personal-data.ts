import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { redactPersonalDataStep } from "./steps/redact-personal-data"

/**
 * Cuts phone numbers, and what was said over the wire, out of transactions
 * that are older than the option `retention_months`. What books need stays.
 *
 * @example
 * await redactFlexPayPersonalDataWorkflow(container).run()
 */
export const redactFlexPayPersonalDataWorkflow = createWorkflow(
  "redact-flex-pay-personal-data",
  () => {
    return new WorkflowResponse(redactPersonalDataStep())
  }
)

import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { cutPersonalDataStep } from "./steps/cut-personal-data"

/**
 * Cuts phone numbers, and what was said over the wire, out of transactions
 * that are older than the option `retention_months`. What books need stays.
 *
 * @example
 * await cutFlexpayPersonalDataWorkflow(container).run()
 */
export const cutFlexpayPersonalDataWorkflow = createWorkflow(
  "cut-flexpay-personal-data",
  () => {
    return new WorkflowResponse(cutPersonalDataStep())
  }
)

import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { confirmFlexpayTransactionWorkflow } from "./confirm-flexpay-transaction"
import { makeDueStep } from "./steps/make-due"

export interface CheckFlexPayTransactionInput {
  id: string
}

/**
 * Asks FlexPay at once, for an admin who does not want to wait for the recheck
 * job.
 *
 * @throws MedusaError (not_found)
 *
 * @example
 * await checkFlexpayTransactionWorkflow(container).run({
 *   input: { id: "fptx_123" },
 * })
 */
export const checkFlexpayTransactionWorkflow = createWorkflow(
  "check-flexpay-transaction",
  (input: CheckFlexPayTransactionInput) => {
    const due = makeDueStep(input)
    confirmFlexpayTransactionWorkflow.runAsStep({ input: due })
    return new WorkflowResponse(due)
  }
)

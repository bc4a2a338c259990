import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { applyTransactionStep } from "./steps/apply-transaction"
import { checkTransactionStep } from "./steps/check-transaction"
import type { CheckFlexPayTransactionInput } from "./steps/check-transaction"

export type { CheckFlexPayTransactionInput }

/**
 * Asks FlexPay at once, for an admin who does not want to wait for the recheck
 * job. The answer stands in the timeline, in the name of `actor_id`.
 *
 * @throws MedusaError (not_found)
 *
 * @example
 * await checkFlexpayTransactionWorkflow(container).run({
 *   input: { id: "fptx_123", actor_id: "user_123" },
 * })
 */
export const checkFlexpayTransactionWorkflow = createWorkflow(
  "check-flexpay-transaction",
  (input: CheckFlexPayTransactionInput) => {
    const checked = checkTransactionStep(input)
    return new WorkflowResponse(applyTransactionStep(checked))
  }
)

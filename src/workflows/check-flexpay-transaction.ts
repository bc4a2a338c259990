import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { syncTransactionStep } from "./steps/sync-transaction"
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
 * await checkFlexPayTransactionWorkflow(container).run({
 *   input: { id: "fptx_123", actor_id: "user_123" },
 * })
 */
export const checkFlexPayTransactionWorkflow = createWorkflow(
  "check-flex-pay-transaction",
  (input: CheckFlexPayTransactionInput) => {
    const checked = checkTransactionStep(input)
    return new WorkflowResponse(syncTransactionStep(checked))
  }
)

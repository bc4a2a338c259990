import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { syncTransactionStep } from "./steps/sync-transaction"
import { confirmTransactionStep } from "./steps/confirm-transaction"

/** Which transaction of the ledger (`fptx_…`). */
export interface ConfirmFlexPayTransactionInput {
  id: string
}

/**
 * Check, judge, apply: the one way by which a transaction learns its outcome.
 * The callback, the shopper's poll and the recheck job all run it, at once if
 * need be; one of them does the work.
 *
 * @example
 * await confirmFlexPayTransactionWorkflow(container).run({
 *   input: { id: "fptx_123" },
 * })
 */
export const confirmFlexPayTransactionWorkflow = createWorkflow(
  "confirm-flex-pay-transaction",
  (input: ConfirmFlexPayTransactionInput) => {
    const confirmed = confirmTransactionStep(input)
    return new WorkflowResponse(syncTransactionStep(confirmed))
  }
)

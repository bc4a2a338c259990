import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { recheckTransactionsStep } from "./steps/recheck-transactions"
import type { RecheckFlexPayTransactionsInput } from "./steps/recheck-transactions"

/**
 * Follows what is open: callbacks get lost, tabs are closed, servers die. It
 * goes on until nothing is due, or its time is over.
 *
 * @example
 * await recheckFlexPayTransactionsWorkflow(container).run({
 *   input: { for_ms: 25_000 },
 * })
 */
export const recheckFlexPayTransactionsWorkflow = createWorkflow(
  "recheck-flex-pay-transactions",
  (input: RecheckFlexPayTransactionsInput) => {
    return new WorkflowResponse(recheckTransactionsStep(input))
  }
)

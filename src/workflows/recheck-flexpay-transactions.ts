import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { recheckTransactionsStep } from "./steps/recheck-transactions"

/** How many transactions to take at once. */
export interface RecheckFlexPayTransactionsInput {
  limit: number
}

/**
 * Follows what is open: callbacks get lost, tabs are closed, servers die.
 *
 * @example
 * await recheckFlexpayTransactionsWorkflow(container).run({
 *   input: { limit: 20 },
 * })
 */
export const recheckFlexpayTransactionsWorkflow = createWorkflow(
  "recheck-flexpay-transactions",
  (input: RecheckFlexPayTransactionsInput) => {
    return new WorkflowResponse(recheckTransactionsStep(input))
  }
)

import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { decidePayoutStep } from "./steps/decide-payout"
import type { DecideFlexPayPayoutInput } from "./steps/decide-payout"

/**
 * Approves or rejects a payout that is above the store's limit for one admin.
 *
 * @throws MedusaError not_found; not_allowed: nothing awaits approval, or the
 * approver asked for the payout
 *
 * @example
 * await decideFlexpayPayoutWorkflow(container).run({
 *   input: { payout_id: "fptx_123", decision: "approve", actor_id: "user_456" },
 * })
 */
export const decideFlexpayPayoutWorkflow = createWorkflow(
  "decide-flexpay-payout",
  (input: DecideFlexPayPayoutInput) => {
    return new WorkflowResponse(decidePayoutStep(input))
  }
)

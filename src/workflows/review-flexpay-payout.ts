import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { reviewPayoutStep } from "./steps/review-payout"
import type { ReviewFlexPayPayoutInput } from "./steps/review-payout"

/**
 * Approves or rejects a payout that is above the store's limit for one admin.
 *
 * @throws MedusaError not_found; not_allowed: nothing awaits approval, or the
 * approver asked for the payout
 *
 * @example
 * await reviewFlexPayPayoutWorkflow(container).run({
 *   input: { payout_id: "fptx_123", decision: "approve", actor_id: "user_456" },
 * })
 */
export const reviewFlexPayPayoutWorkflow = createWorkflow(
  "review-flex-pay-payout",
  (input: ReviewFlexPayPayoutInput) => {
    return new WorkflowResponse(reviewPayoutStep(input))
  }
)

import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { bookRefundStep } from "./steps/book-refund"
import { draftPayoutStep } from "./steps/draft-payout"
import { prepareResendStep } from "./steps/prepare-resend"
import type { ResendFlexPayPayoutInput } from "./steps/prepare-resend"

/**
 * Sends a payout again that failed: a new transaction, linked to the old one.
 * Of many who ask at once, one new payout leaves.
 *
 * @throws MedusaError not_found; invalid_data: number, reason or statement
 * missing; not_allowed: not to be sent again, over a limit, refused by FlexPay
 *
 * @example
 * await resendFlexPayPayoutWorkflow(container).run({
 *   input: { payout_id: "fptx_123", actor_id: "user_123" },
 * })
 */
export const resendFlexPayPayoutWorkflow = createWorkflow(
  "resend-flex-pay-payout",
  (input: ResendFlexPayPayoutInput) => {
    const prepared = prepareResendStep(input)
    const draft = draftPayoutStep(prepared)
    const booking = transform({ input, draft }, (data) => ({
      payout_id: data.draft.id,
      note: data.input.note,
      actor_id: data.input.actor_id,
    }))
    return new WorkflowResponse(bookRefundStep(booking))
  }
)

import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { bookRefundStep } from "./steps/book-refund"
import { draftPayoutStep } from "./steps/draft-payout"
import type { DraftPayoutInput } from "./steps/draft-payout"

export interface PayOutFlexPayPaymentInput extends DraftPayoutInput {
  refund_reason_id?: string
}

/**
 * Gives a payment back, whole or in part: a payout, and the refund in Medusa
 * that it belongs to.
 *
 * @throws MedusaError not_found; invalid_data: number or amount; not_allowed:
 * over a limit, refused by FlexPay, or (code `paid_out_changed`) somebody gave
 * money back meanwhile
 *
 * @example
 * await payOutFlexPayPaymentWorkflow(container).run({
 *   input: {
 *     payment_transaction_id: "fptx_123",
 *     amount: "5000",
 *     paid_out: "0",
 *     actor_id: "user_123",
 *   },
 * })
 */
export const payOutFlexPayPaymentWorkflow = createWorkflow(
  "pay-out-flex-pay-payment",
  (input: PayOutFlexPayPaymentInput) => {
    const draft = draftPayoutStep(input)
    const booking = transform({ input, draft }, (data) => ({
      payout_id: data.draft.id,
      refund_reason_id: data.input.refund_reason_id,
      note: data.input.note,
      actor_id: data.input.actor_id,
    }))
    return new WorkflowResponse(bookRefundStep(booking))
  }
)

import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { settleAttentionStep } from "./steps/settle-attention"
import type { SettleFlexPayTransactionInput } from "./steps/settle-attention"

/**
 * Notes that a person settled what stood on the attention list otherwise: in
 * cash, by FlexPay's support, or because nothing is owed.
 *
 * @throws MedusaError not_found; not_allowed: it needs nobody's attention
 *
 * @example
 * await settleFlexpayTransactionWorkflow(container).run({
 *   input: { id: "fptx_123", note: "Paid back in cash", actor_id: "user_123" },
 * })
 */
export const settleFlexpayTransactionWorkflow = createWorkflow(
  "settle-flexpay-transaction",
  (input: SettleFlexPayTransactionInput) => {
    return new WorkflowResponse(settleAttentionStep(input))
  }
)

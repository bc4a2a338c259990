import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { resolveAttentionStep } from "./steps/resolve-attention"
import type { ResolveFlexPayAttentionInput } from "./steps/resolve-attention"

/**
 * Notes that a person settled what stood on the attention list otherwise: in
 * cash, by FlexPay's support, or because nothing is owed.
 *
 * @throws MedusaError not_found; not_allowed: it needs nobody's attention
 *
 * @example
 * await resolveFlexPayAttentionWorkflow(container).run({
 *   input: { id: "fptx_123", note: "Paid back in cash", actor_id: "user_123" },
 * })
 */
export const resolveFlexPayAttentionWorkflow = createWorkflow(
  "resolve-flex-pay-attention",
  (input: ResolveFlexPayAttentionInput) => {
    return new WorkflowResponse(resolveAttentionStep(input))
  }
)

import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { revealPhoneStep } from "./steps/reveal-phone"
import type { RevealFlexPayPhoneInput } from "./steps/reveal-phone"

/**
 * Shows an admin a whole phone number, and notes who looked.
 *
 * @throws MedusaError (not_found)
 *
 * @example
 * await revealFlexPayPhoneWorkflow(container).run({
 *   input: { id: "fptx_123", actor_id: "user_123" },
 * })
 */
export const revealFlexPayPhoneWorkflow = createWorkflow(
  "reveal-flex-pay-phone",
  (input: RevealFlexPayPhoneInput) => {
    return new WorkflowResponse(revealPhoneStep(input))
  }
)

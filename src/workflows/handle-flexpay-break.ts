import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { handleBreakStep } from "./steps/handle-break"
import type { HandleFlexPayBreakInput } from "./steps/handle-break"

/**
 * An admin takes a break of the books, gives it up, or closes it with a note.
 *
 * @throws MedusaError not_found; not_allowed (code `break_closed`)
 *
 * @example
 * await handleFlexPayBreakWorkflow(container).run({
 *   input: { id: "fpbr_123", actor_id: "user_123", act: "close", note: "Fee" },
 * })
 */
export const handleFlexPayBreakWorkflow = createWorkflow(
  "handle-flex-pay-break",
  (input: HandleFlexPayBreakInput) => {
    return new WorkflowResponse(handleBreakStep(input))
  }
)

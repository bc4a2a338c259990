import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { decideBreakStep } from "./steps/decide-break"
import type { DecideFlexPayBreakInput } from "./steps/decide-break"

/**
 * An admin takes a break of the books, gives it up, or closes it with a note.
 *
 * @throws MedusaError not_found; not_allowed (code `break_closed`)
 *
 * @example
 * await decideFlexpayBreakWorkflow(container).run({
 *   input: { id: "fpbr_123", actor_id: "user_123", act: "close", note: "Fee" },
 * })
 */
export const decideFlexpayBreakWorkflow = createWorkflow(
  "decide-flexpay-break",
  (input: DecideFlexPayBreakInput) => {
    return new WorkflowResponse(decideBreakStep(input))
  }
)

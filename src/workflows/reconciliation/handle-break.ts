import { MedusaError } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { resolveFlexPay } from "../../modules/flexpay"
import { bilingual } from "../../modules/flexpay/bilingual-message"
import { mustExist } from "../must-find"

export type HandleFlexPayBreakInput = {
  id: string
  actor_id: string
} & ({ action: "assign" | "unassign" } | { action: "close"; note: string })

/** No compensation: the operator's decision is recorded. */
const handleBreakStep = createStep(
  "handle-flexpay-break",
  async (input: HandleFlexPayBreakInput, { container }) => {
    const { reports } = resolveFlexPay(container).reconciliations
    mustExist(await reports.findBreak(input.id), "discrepancy", input.id)
    const handled =
      input.action === "close"
        ? await reports.close(input.id, input)
        : await reports.assign(
            input.id,
            input.action === "assign" ? input.actor_id : null
          )
    if (!handled) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        bilingual(
          "Cet écart est déjà clôturé, par un administrateur ou par un nouveau rapprochement.",
          "This discrepancy is closed already, by an admin or by a new comparison."
        ),
        "break_closed"
      )
    }
    return new StepResponse({ id: handled.id })
  }
)

/**
 * Assigns a discrepancy to an admin user, unassigns it, or closes it with a
 * note.
 *
 * @throws MedusaError not_found; not_allowed (code `break_closed`)
 *
 * @example
 * await handleFlexPayBreakWorkflow(container).run({
 *   input: { id: "fpbr_123", actor_id: "user_123", action: "close", note: "Fee" },
 * })
 */
export const handleFlexPayBreakWorkflow = createWorkflow(
  "handle-flexpay-break",
  (input: HandleFlexPayBreakInput) => {
    return new WorkflowResponse(handleBreakStep(input))
  }
)

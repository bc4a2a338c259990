import { resolveFlexPay } from "../../modules/flexpay"
import { refuseBreakClosed } from "../../modules/flexpay/reconciliation/record-refusals"
import { mustExist } from "../must-find"
import { createSingleStepWorkflow } from "../single-step-workflow"

export type HandleFlexPayBreakInput = {
  id: string
  actor_id: string
} & ({ action: "assign" | "unassign" } | { action: "close"; note: string })

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
export const handleFlexPayBreakWorkflow = createSingleStepWorkflow(
  "handle-flexpay-break",
  async (input: HandleFlexPayBreakInput, container) => {
    const { reports } = resolveFlexPay(container).reconciliations
    mustExist(await reports.findBreak(input.id), "discrepancy", input.id)
    const owner_id = input.action === "assign" ? input.actor_id : null
    const handled =
      input.action === "close"
        ? await reports.close(input.id, input)
        : await reports.assign(input.id, owner_id)
    if (!handled) {
      refuseBreakClosed()
    }
    return { id: handled.id }
  }
)

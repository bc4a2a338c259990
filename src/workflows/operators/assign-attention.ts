import { resolveFlexPay } from "../../modules/flexpay"
import { mustFindTransaction } from "../must-find"
import { createSingleStepWorkflow } from "../single-step-workflow"
import { refuseWithoutAttention } from "./resolve-attention"

export interface AssignFlexPayAttentionInput {
  id: string
  action: "assign" | "unassign"
  actor_id: string
}

/**
 * Assigns a transaction of the attention list to the admin user who acts, or
 * unassigns it.
 *
 * @throws MedusaError not_found; not_allowed: not on the attention list
 *
 * @example
 * await assignFlexPayAttentionWorkflow(container).run({
 *   input: { id: "fptx_123", action: "assign", actor_id: "user_123" },
 * })
 */
export const assignFlexPayAttentionWorkflow = createSingleStepWorkflow(
  "assign-flexpay-attention",
  async ({ id, action, actor_id }: AssignFlexPayAttentionInput, container) => {
    const { transactions } = resolveFlexPay(container)
    await mustFindTransaction(container, id)
    const owner_id = action === "assign" ? actor_id : null
    if (!(await transactions.assign(id, owner_id))) {
      refuseWithoutAttention()
    }
    return { id }
  }
)

import { resolveFlexPay } from "../../modules/flexpay"
import { mustExist } from "../must-find"
import { createSingleStepWorkflow } from "../single-step-workflow"
import { syncIfNeeded } from "../sync/sync-transaction"

export interface CheckFlexPayTransactionInput {
  id: string
  /** The admin user who requests the check. */
  actor_id?: string
}

/**
 * Checks a transaction at once, due or not, for an admin user. The timeline
 * keeps the result with `actor_id`.
 *
 * @throws MedusaError (not_found)
 *
 * @example
 * await checkFlexPayTransactionWorkflow(container).run({
 *   input: { id: "fptx_123", actor_id: "user_123" },
 * })
 */
export const checkFlexPayTransactionWorkflow = createSingleStepWorkflow(
  "check-flexpay-transaction",
  async ({ id, actor_id }: CheckFlexPayTransactionInput, container) => {
    const { checks } = resolveFlexPay(container)
    const checked = await checks.checkFor(id, { actor_id })
    const transaction = mustExist(checked, "FlexPay transaction", id)
    await syncIfNeeded(container, transaction)
    return { id }
  }
)

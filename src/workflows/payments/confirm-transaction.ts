import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../../modules/flexpay"
import { logFailure } from "../medusa/describe-error"
import { mustExist } from "../must-find"
import { createSingleStepWorkflow } from "../single-step-workflow"
import { syncIfNeeded } from "../sync/sync-transaction"

export interface ConfirmFlexPayTransactionInput {
  /** Of a transaction (`fptx_…`). */
  id: string
}

/**
 * Checks a transaction, if a check is due, and syncs its state to Medusa. The
 * callback and the shopper's poll run it; concurrent runs share one check.
 *
 * @throws MedusaError (not_found)
 *
 * @example
 * await confirmFlexPayTransactionWorkflow(container).run({
 *   input: { id: "fptx_123" },
 * })
 */
export const confirmFlexPayTransactionWorkflow = createSingleStepWorkflow(
  "confirm-flexpay-transaction",
  async ({ id }: ConfirmFlexPayTransactionInput, container) => {
    const confirmed = await resolveFlexPay(container).checks.confirm(id)
    const transaction = mustExist(confirmed, "FlexPay transaction", id)
    await syncIfNeeded(container, transaction)
    return { id }
  }
)

/**
 * Runs the workflow for a caller that answers without its result, and logs an
 * error: the recheck job tries again.
 * @param occasion ends the log's sentence, as in "after its callback"
 */
export async function confirmInBackground(
  container: MedusaContainer,
  id: string,
  occasion: string
): Promise<void> {
  try {
    await confirmFlexPayTransactionWorkflow(container).run({ input: { id } })
  } catch (error) {
    logFailure(container, `confirming ${id} ${occasion} failed`, error)
  }
}

import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { resolveFlexPay } from "../../modules/flexpay"
import { needsSync } from "../../modules/flexpay/transaction/transaction"
import { mustExist } from "../must-find"
import { describeError } from "../medusa/describe-error"
import { syncTransactionStep } from "../sync/sync-transaction"

export interface ConfirmFlexPayTransactionInput {
  /** Of a transaction (`fptx_…`). */
  id: string
}

/** No compensation: FlexPay's answer is an external fact. */
const confirmTransactionStep = createStep(
  "confirm-flexpay-transaction",
  async ({ id }: ConfirmFlexPayTransactionInput, { container }) => {
    const { checks } = resolveFlexPay(container)
    const checked = await checks.confirm(id)
    const transaction = mustExist(checked, "FlexPay transaction", id)
    return new StepResponse({ id, needsSync: needsSync(transaction) })
  }
)

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
export const confirmFlexPayTransactionWorkflow = createWorkflow(
  "confirm-flexpay-transaction",
  (input: ConfirmFlexPayTransactionInput) => {
    const confirmed = confirmTransactionStep(input)
    return new WorkflowResponse(syncTransactionStep(confirmed))
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
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(
        `FlexPay: confirming ${id} ${occasion} failed: ${describeError(error)}`
      )
  }
}

import { MedusaError } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { resolveFlexPay } from "../../modules/flexpay"
import { needsSync } from "../../modules/flexpay/transaction/transaction"
import { syncTransactionStep } from "../sync/sync-transaction"

export interface ConfirmFlexPayTransactionInput {
  /** Of a transaction (`fptx_…`). */
  id: string
}

/** No compensation: FlexPay's answer is an external fact. */
const confirmTransactionStep = createStep(
  "confirm-flexpay-transaction",
  async ({ id }: ConfirmFlexPayTransactionInput, { container }) => {
    const flexpay = resolveFlexPay(container)
    const transaction = await flexpay.checks.confirm(id)
    if (!transaction) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `There is no FlexPay transaction ${id}.`
      )
    }
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

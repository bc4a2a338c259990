import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { resolveFlexPay } from "../../modules/flexpay"
import { needsSync } from "../../modules/flexpay/transaction/transaction"
import { mustExist } from "../must-find"
import { syncTransactionStep } from "../sync/sync-transaction"

export interface CheckFlexPayTransactionInput {
  id: string
  /** The admin user who requests the check. */
  actor_id?: string
}

/** No compensation: FlexPay's answer is an external fact. */
const checkTransactionStep = createStep(
  "check-flexpay-transaction",
  async ({ id, actor_id }: CheckFlexPayTransactionInput, { container }) => {
    const { checks } = resolveFlexPay(container)
    const checked = await checks.checkFor(id, { actor_id })
    const transaction = mustExist(checked, "FlexPay transaction", id)
    return new StepResponse({ id, needsSync: needsSync(transaction) })
  }
)

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
export const checkFlexPayTransactionWorkflow = createWorkflow(
  "check-flexpay-transaction",
  (input: CheckFlexPayTransactionInput) => {
    const checked = checkTransactionStep(input)
    return new WorkflowResponse(syncTransactionStep(checked))
  }
)

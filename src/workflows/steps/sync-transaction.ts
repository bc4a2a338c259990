import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { syncTransaction } from "../sync"

/**
 * Tells Medusa what became of a transaction, if it does not know yet. Nothing
 * to compensate: what it did is true, and what it left undone the recheck job
 * finishes.
 */
export const syncTransactionStep = createStep(
  "apply-flexpay-transaction",
  async ({ id, applies }: { id: string; applies: boolean }, { container }) => {
    if (applies) {
      await syncTransaction(container, id)
    }
    return new StepResponse({ id })
  }
)

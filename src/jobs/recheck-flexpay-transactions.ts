import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../modules/flexpay"
import { recheckFlexPayTransactionsWorkflow } from "../workflows"

/** Where Redis schedules the jobs, other jobs of the store wait for this one. */
const RUN_MS = 25_000

/**
 * Confirms open transactions whose callback was lost. Skips a run while the
 * last one goes on; the runs of several workers share the work and the budget.
 */
export default async function recheckFlexPayTransactions(
  container: MedusaContainer
): Promise<void> {
  await resolveFlexPay(container).confirmQueue.recheck(() =>
    recheckFlexPayTransactionsWorkflow(container).run({
      input: { for_ms: RUN_MS },
    })
  )
}

export const config = {
  name: "recheck-flexpay-transactions",
  // Milliseconds: cron's shortest step, a minute, is long for a shopper.
  schedule: { interval: 10_000 },
}

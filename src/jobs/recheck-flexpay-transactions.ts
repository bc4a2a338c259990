import type { MedusaContainer } from "@medusajs/framework/types"
import { recheckFlexPayTransactionsWorkflow } from "../workflows"

/** Other jobs of the store may wait for this one where Redis schedules them. */
const RUN_MS = 25_000

let isRunning = false

/**
 * Follows open transactions, so that a lost callback loses nothing. A run that
 * is still busy when the next is due goes on alone; other workers' runs share
 * the work and the budget.
 */
export default async function recheckFlexPayTransactions(
  container: MedusaContainer
): Promise<void> {
  if (isRunning) {
    return
  }
  isRunning = true
  try {
    await recheckFlexPayTransactionsWorkflow(container).run({
      input: { for_ms: RUN_MS },
    })
  } finally {
    isRunning = false
  }
}

export const config = {
  name: "recheck-flexpay-transactions",
  // Milliseconds: cron's shortest step, a minute, is long for a shopper.
  schedule: { interval: 10_000 },
}

import type { MedusaContainer } from "@medusajs/framework/types"
import { recheckFlexpayTransactionsWorkflow } from "../workflows"

const BATCH = 20

/** Follows open transactions, so that a lost callback loses nothing. */
export default async function recheckFlexpayTransactions(
  container: MedusaContainer
): Promise<void> {
  await recheckFlexpayTransactionsWorkflow(container).run({
    input: { limit: BATCH },
  })
}

export const config = {
  name: "recheck-flexpay-transactions",
  // Milliseconds: cron's shortest step, a minute, is long for a shopper.
  schedule: { interval: 10_000 },
}

import { setTimeout as sleep } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../../modules/flexpay"
import type { Transaction } from "../../modules/flexpay/transaction/transaction"
import { logFailure } from "../medusa/describe-error"
import { createSingleStepWorkflow } from "../single-step-workflow"
import { syncIfNeeded } from "../sync/sync-transaction"

export interface RecheckFlexPayTransactionsInput {
  /** For how long new transactions may be claimed, in milliseconds. */
  for_ms: number
}

/** The check budget is renewed each second; another worker may claim it. */
const PAUSE_MS = 100

/**
 * Confirms all transactions that are due: callbacks get lost, tabs are closed,
 * servers die. Ends when none is due, or after `for_ms`. Workers share the due
 * transactions: each is claimed by one. A slow check delays no other.
 *
 * @example
 * await recheckFlexPayTransactionsWorkflow(container).run({
 *   input: { for_ms: 25_000 },
 * })
 */
export const recheckFlexPayTransactionsWorkflow = createSingleStepWorkflow(
  "recheck-flexpay-transactions",
  async ({ for_ms }: RecheckFlexPayTransactionsInput, container) => {
    const flexpay = resolveFlexPay(container)
    const end = performance.now() + for_ms
    const rechecked: Promise<void>[] = []
    let isMore = true
    while (isMore && performance.now() < end && !flexpay.stopped.aborted) {
      const checks = await flexpay.jobs.claimCheckBudget()
      const due = await flexpay.transactions.claimDue(checks)
      rechecked.push(...due.map((claimed) => recheck(container, claimed)))
      isMore = checks === 0 || due.length >= checks
      if (isMore) {
        await sleep(PAUSE_MS)
      }
    }
    await Promise.all(rechecked)
    return { rechecked: rechecked.length }
  }
)

async function recheck(
  container: MedusaContainer,
  claimed: Transaction
): Promise<void> {
  try {
    const flexpay = resolveFlexPay(container)
    await syncIfNeeded(container, await flexpay.checks.confirmClaimed(claimed))
  } catch (error) {
    // Its check lease expires, and the next run tries again.
    logFailure(container, `the recheck of ${claimed.id} failed`, error)
  }
}

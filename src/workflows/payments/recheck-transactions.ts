import { setTimeout as sleep } from "node:timers/promises"
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
import type { Transaction } from "../../modules/flexpay/transaction/transaction"
import { describeError } from "../medusa/describe-error"
import { syncTransaction } from "../sync/sync-transaction"

export interface RecheckFlexPayTransactionsInput {
  /** For how long new transactions may be claimed, in milliseconds. */
  for_ms: number
}

/** The check budget is renewed each second; another worker may claim it. */
const PAUSE_MS = 100

/**
 * Workers share the due transactions: each is claimed by one. A slow check
 * delays no other. No compensation: FlexPay's answers are external facts.
 */
const recheckTransactionsStep = createStep(
  "recheck-flexpay-transactions",
  async (
    { for_ms }: RecheckFlexPayTransactionsInput,
    { container }: { container: MedusaContainer }
  ) => {
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
    return new StepResponse({ rechecked: rechecked.length })
  }
)

/**
 * Confirms all transactions that are due: callbacks get lost, tabs are closed,
 * servers die. Ends when none is due, or after `for_ms`.
 *
 * @example
 * await recheckFlexPayTransactionsWorkflow(container).run({
 *   input: { for_ms: 25_000 },
 * })
 */
export const recheckFlexPayTransactionsWorkflow = createWorkflow(
  "recheck-flexpay-transactions",
  (input: RecheckFlexPayTransactionsInput) => {
    return new WorkflowResponse(recheckTransactionsStep(input))
  }
)

async function recheck(
  container: MedusaContainer,
  claimed: Transaction
): Promise<void> {
  try {
    const flexpay = resolveFlexPay(container)
    const transaction = await flexpay.checks.confirmClaimed(claimed)
    if (needsSync(transaction)) {
      await syncTransaction(container, transaction.id)
    }
  } catch (error) {
    // Its check lease expires, and the next run tries again.
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(
        `FlexPay: the recheck of ${claimed.id} failed: ${describeError(error)}`
      )
  }
}

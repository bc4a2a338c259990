import { setTimeout as sleep } from "node:timers/promises"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { resolveFlexPay } from "../../modules/flexpay"
import { needsSync } from "../../modules/flexpay/transaction/transaction"
import type { Transaction } from "../../modules/flexpay/transaction/transaction"
import { syncTransaction } from "../sync"
import { describeError } from "../describe-error"

export interface RecheckFlexPayTransactionsInput {
  /** For how long it may take up new transactions, in milliseconds. */
  for_ms: number
}

/** The budget comes back each second; it may be another worker's turn then. */
const PAUSE_MS = 100

/**
 * Confirms the transactions that are due. Workers share them: each is handed
 * to one. What waits for a slow FlexPay holds up nothing else. Nothing to
 * compensate: what FlexPay said stays said.
 */
export const recheckTransactionsStep = createStep(
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
    // Its claim runs out, and it is tried again.
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(
        `FlexPay: the recheck of ${claimed.id} failed: ${describeError(error)}`
      )
  }
}

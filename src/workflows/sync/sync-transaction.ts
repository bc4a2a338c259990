import { randomUUID } from "node:crypto"
import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../../modules/flexpay"
import { observe } from "../../modules/flexpay/telemetry/observe"
import { needsSync } from "../../modules/flexpay/transaction/transaction"
import type { Transaction } from "../../modules/flexpay/transaction/transaction"
import { syncFailure } from "./on-failure"
import { syncPayout } from "./on-payout"
import { syncReversal } from "./on-reversal"
import { syncSuccess } from "./on-success"

/**
 * Syncs a transaction to Medusa, unless it is in sync or leased. The lease is
 * acquired after the sync slot, so that it does not expire while queued.
 */
export async function syncTransaction(
  container: MedusaContainer,
  id: string
): Promise<void> {
  const { confirmQueue } = resolveFlexPay(container)
  await confirmQueue.sync(() => syncOnce(container, id))
}

/** Syncs a transaction whose state Medusa does not have yet. */
export async function syncIfNeeded(
  container: MedusaContainer,
  transaction: Transaction
): Promise<void> {
  if (needsSync(transaction)) {
    await syncTransaction(container, transaction.id)
  }
}

async function syncOnce(container: MedusaContainer, id: string): Promise<void> {
  const flexpay = resolveFlexPay(container)
  const transaction = await flexpay.syncs.acquire(id, randomUUID())
  if (transaction) {
    const { kind, operator, state } = transaction
    await observe(
      "sync",
      () => syncByState(container, transaction),
      () => ({ id, kind, operator, outcome: state })
    )
  }
}

async function syncByState(
  container: MedusaContainer,
  transaction: Transaction
): Promise<void> {
  if (transaction.kind === "payout") {
    await syncPayout(resolveFlexPay(container), transaction)
  } else if (transaction.state === "succeeded") {
    await syncSuccess(container, transaction)
  } else if (transaction.state === "reversed") {
    await syncReversal(container, transaction)
  } else {
    await syncFailure(container, transaction)
  }
}

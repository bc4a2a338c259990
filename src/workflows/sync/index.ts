import { randomUUID } from "node:crypto"
import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../../modules/flexpay"
import { syncPayout } from "./on-payout"
import { syncFailure } from "./on-failure"
import { syncReversal } from "./on-reversal"
import { syncSuccess } from "./on-success"
import { withSyncSlot } from "./sync-slots"

/**
 * Syncs a transaction to Medusa, unless it is in sync or leased. The lease is
 * acquired once its turn has come, which may have to be waited for.
 */
export async function syncTransaction(
  container: MedusaContainer,
  id: string
): Promise<void> {
  await withSyncSlot(() => syncOnce(container, id))
}

async function syncOnce(container: MedusaContainer, id: string): Promise<void> {
  const flexpay = resolveFlexPay(container)
  const transaction = await flexpay.syncs.acquire(id, randomUUID())
  if (!transaction) {
    return
  }
  if (transaction.kind === "payout") {
    await syncPayout(flexpay, transaction)
  } else if (transaction.state === "succeeded") {
    await syncSuccess(container, transaction)
  } else if (transaction.state === "reversed") {
    await syncReversal(container, transaction)
  } else {
    await syncFailure(container, transaction)
  }
}

import { randomUUID } from "node:crypto"
import type { MedusaContainer } from "@medusajs/framework/types"
import { FLEXPAY_MODULE } from "../../modules/flexpay"
import type FlexPayModuleService from "../../modules/flexpay/service"
import { syncPayout } from "../refunds/sync-payout"
import { syncFailure } from "./failure"
import { syncReversal } from "./reversal"
import { syncSuccess } from "./success"
import { inTurn } from "./turns"

/**
 * Syncs a transaction to Medusa, unless it is in sync or leased. The lease is
 * acquired once its turn has come, which may have to be waited for.
 */
export async function applyTransaction(
  container: MedusaContainer,
  id: string
): Promise<void> {
  await inTurn(() => applyClaimed(container, id))
}

async function applyClaimed(
  container: MedusaContainer,
  id: string
): Promise<void> {
  const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  const transaction = await ledger.syncs.acquire(id, randomUUID())
  if (!transaction) {
    return
  }
  if (transaction.kind === "payout") {
    await syncPayout(ledger, transaction)
  } else if (transaction.state === "succeeded") {
    await syncSuccess(container, transaction)
  } else if (transaction.state === "reversed") {
    await syncReversal(container, transaction)
  } else {
    await syncFailure(container, transaction)
  }
}

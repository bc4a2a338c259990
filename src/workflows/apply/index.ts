import { randomUUID } from "node:crypto"
import type { MedusaContainer } from "@medusajs/framework/types"
import { FLEXPAY_MODULE } from "../../modules/flexpay"
import type FlexPayModuleService from "../../modules/flexpay/service"
import type { Transaction } from "../../modules/flexpay/transaction"
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
    await applyPayout(ledger, transaction)
  } else if (transaction.state === "succeeded") {
    await syncSuccess(container, transaction)
  } else if (transaction.state === "reversed") {
    await syncReversal(container, transaction)
  } else {
    await syncFailure(container, transaction)
  }
}

/** States of a payout of which no money left the store. */
const NOTHING_LEFT: readonly Transaction["state"][] = ["refused", "failed"]

/** Medusa booked the refund when the payout was asked for: nothing to tell. */
async function applyPayout(
  ledger: FlexPayModuleService,
  payout: Transaction
): Promise<void> {
  const successor =
    payout.state === "succeeded"
      ? await ledger.findReplacement(payout.id)
      : null
  if (successor && NOTHING_LEFT.includes(successor.state)) {
    // The shopper has the money, so that nothing is owed any more.
    await ledger.settleAttention(successor, {
      type: "earlier_arrived",
      data: { arrived: payout.id },
    })
  } else if (successor) {
    await ledger.callForAttention(payout, "paid_out_twice", {
      successor: successor.id,
    })
  }
  await ledger.syncs.finish(payout, { order_id: null })
}

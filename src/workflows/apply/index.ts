import type { MedusaContainer } from "@medusajs/framework/types"
import { FLEXPAY_MODULE } from "../../modules/flexpay"
import type FlexPayModuleService from "../../modules/flexpay/service"
import type { Transaction } from "../../modules/flexpay/transaction"
import { applyFailure } from "./failure"
import { applyReversal } from "./reversal"
import { applySuccess } from "./success"

/**
 * Tells Medusa what became of a transaction, unless it knows or somebody is
 * telling it.
 */
export async function applyTransaction(
  container: MedusaContainer,
  id: string
): Promise<void> {
  const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  const transaction = await ledger.claimApply(id)
  if (!transaction) {
    return
  }
  if (transaction.kind === "payout") {
    await applyPayout(ledger, transaction)
  } else if (transaction.state === "succeeded") {
    await applySuccess(container, transaction)
  } else if (transaction.state === "reversed") {
    await applyReversal(container, transaction)
  } else {
    await applyFailure(container, transaction)
  }
}

/** Medusa booked the refund when the payout was asked for: nothing to tell. */
async function applyPayout(
  ledger: FlexPayModuleService,
  payout: Transaction
): Promise<void> {
  const successor = await ledger.findReplacement(payout.id)
  if (payout.state === "succeeded" && successor) {
    // Sent again for, and arrived after all.
    await ledger.callForAttention(payout, "paid_out_twice", {
      successor: successor.id,
    })
  }
  await ledger.markApplied(payout, { order_id: null })
}

import type { MedusaContainer } from "@medusajs/framework/types"
import { FLEXPAY_MODULE } from "../../modules/flexpay"
import type FlexPayModuleService from "../../modules/flexpay/service"
import type { Transaction } from "../../modules/flexpay/transaction"
import { applyFailure } from "./failure"
import { applyReversal } from "./reversal"
import { applySuccess } from "./success"
import { inTurn } from "./turns"

/**
 * Tells Medusa what became of a transaction, unless it knows or somebody is
 * telling it. It is claimed when its turn has come: a claim does not last for
 * ever, and a turn may have to be waited for.
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
  await ledger.markApplied(payout, { order_id: null })
}

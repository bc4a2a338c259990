import type { MedusaContainer } from "@medusajs/framework/types"
import { FLEXPAY_MODULE } from "../../modules/flexpay"
import { askablesOf } from "../../modules/flexpay/asked"
import { refuseAct } from "../../modules/flexpay/refused-acts"
import type FlexPayModuleService from "../../modules/flexpay/service"
import { awaitsApplying } from "../../modules/flexpay/transaction"
import type { Transaction } from "../../modules/flexpay/transaction"
import { applyTransaction } from "../apply"

/** For how long an operator waits for FlexPay's answer. */
export const FRESH_CHECK_MS = 4_000
/** "Not found" is normal after a request; after this long it means something. */
const NOT_FOUND_DOUBTED_FOR_MS = 15 * 60 * 1000

/**
 * Asks FlexPay about a payout before another is sent in its place. Silence
 * blocks money that goes out.
 *
 * @returns its row after the check; as it is where FlexPay can't be asked, for
 * want of an order number
 * @throws MedusaError (not_allowed), code `check_unavailable` or
 * `payout_pending`, when its money may still arrive
 */
export async function askReplaced(
  container: MedusaContainer,
  replaced: Transaction
): Promise<Transaction> {
  if (askablesOf(replaced).length === 0 || replaced.cut_at !== null) {
    return replaced
  }
  const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  const checked = await ledger.checkNow(replaced.id, FRESH_CHECK_MS)
  if (!checked?.isAnswered) {
    return refuseAct("check_unavailable")
  }
  const fresh = checked.transaction
  if (awaitsApplying(fresh)) {
    await applyTransaction(container, fresh.id)
  }
  assertNothingLeft(fresh, await ledger.now())
  return fresh
}

function assertNothingLeft(payout: Transaction, now: Date): void {
  switch (payout.told) {
    case "waiting":
      return refuseAct("payout_pending")
    case "not_found":
      if (payout.state !== "refused" && isYoung(payout, now)) {
        refuseAct("check_unavailable")
      }
      return
    case "not_paid":
    case "canceled":
    case "refunding":
    case "refunded":
      // A failure in the first minutes is not believed: the state tells.
      if (payout.state === "unknown") {
        refuseAct("check_unavailable")
      }
      return
    case "mismatch":
    case "paid_mismatch":
      // An answer about other money than ours says nothing of ours: an operator
      // states what FlexPay's support says, which a failed one does not take.
      if (payout.state === "failed" || payout.state === "refused") {
        refuseAct("check_unavailable")
      }
      return
    case "unknown_status":
      return refuseAct("check_unavailable")
    case "paid":
    case null:
  }
}

function isYoung({ created_at, sent_at }: Transaction, now: Date): boolean {
  const sent = (sent_at ?? created_at).getTime()
  return now.getTime() - sent < NOT_FOUND_DOUBTED_FOR_MS
}

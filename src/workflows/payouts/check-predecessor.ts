import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../../modules/flexpay"
import { refuseAction } from "../../modules/flexpay/payouts/refused-actions"
import { checkableNumbersOf } from "../../modules/flexpay/transaction/check-result"
import { needsSync } from "../../modules/flexpay/transaction/transaction"
import type { Transaction } from "../../modules/flexpay/transaction/transaction"
import { syncTransaction } from "../sync/sync-transaction"

/** How long an operator's request waits for a check. */
export const FRESH_CHECK_MS = 4_000
/** Check answers "not found" for a while after a request; later it is a fact. */
const NOT_FOUND_DOUBTED_FOR_MS = 15 * 60 * 1000

/**
 * Checks a payout before another is sent in its place. No answer blocks the
 * new payout.
 *
 * @returns its row after the check; unchanged if it has no order number to check
 * @throws MedusaError (not_allowed), code `check_unavailable` or
 * `payout_pending`, when its money may still arrive
 */
export async function checkPredecessor(
  container: MedusaContainer,
  predecessor: Transaction
): Promise<Transaction> {
  if (
    checkableNumbersOf(predecessor).length === 0 ||
    predecessor.redacted_at !== null
  ) {
    return predecessor
  }
  const flexpay = resolveFlexPay(container)
  const checked = await flexpay.checks.checkNow(predecessor.id, FRESH_CHECK_MS)
  if (!checked?.isAnswered) {
    return refuseAction("check_unavailable")
  }
  const fresh = checked.transaction
  if (needsSync(fresh)) {
    await syncTransaction(container, fresh.id)
  }
  assertNoMoneyLeft(fresh, await flexpay.now())
  return fresh
}

function assertNoMoneyLeft(payout: Transaction, now: Date): void {
  switch (payout.check_status) {
    case "waiting":
      return refuseAction("payout_pending")
    case "not_found":
      if (payout.state !== "refused" && isYoung(payout, now)) {
        refuseAction("check_unavailable")
      }
      return
    case "not_paid":
    case "canceled":
    case "refunding":
    case "refunded":
      // A failure in the first minutes is doubted: the state stays unknown.
      if (payout.state === "unknown") {
        refuseAction("check_unavailable")
      }
      return
    case "mismatch":
    case "paid_mismatch":
      // The answer is about another payment. An operator justifies the resend
      // with FlexPay's support, which a failed payout does not accept.
      if (payout.state === "failed" || payout.state === "refused") {
        refuseAction("check_unavailable")
      }
      return
    case "unknown_status":
      return refuseAction("check_unavailable")
    case "paid":
    case null:
  }
}

function isYoung({ created_at, sent_at }: Transaction, now: Date): boolean {
  const sent = (sent_at ?? created_at).getTime()
  return now.getTime() - sent < NOT_FOUND_DOUBTED_FOR_MS
}

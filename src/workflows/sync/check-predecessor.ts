import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../../modules/flexpay"
import { checkableNumbersOf } from "../../modules/flexpay/transaction/check-result"
import { refuseAction } from "../../modules/flexpay/payouts/refused-actions"
import { needsSync } from "../../modules/flexpay/transaction/transaction"
import type { Transaction } from "../../modules/flexpay/transaction/transaction"
import { syncTransaction } from "."

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
  if (
    checkableNumbersOf(replaced).length === 0 ||
    replaced.redacted_at !== null
  ) {
    return replaced
  }
  const flexpay = resolveFlexPay(container)
  const checked = await flexpay.checks.checkNow(replaced.id, FRESH_CHECK_MS)
  if (!checked?.isAnswered) {
    return refuseAction("check_unavailable")
  }
  const fresh = checked.transaction
  if (needsSync(fresh)) {
    await syncTransaction(container, fresh.id)
  }
  assertNothingLeft(fresh, await flexpay.now())
  return fresh
}

function assertNothingLeft(payout: Transaction, now: Date): void {
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
      // A failure in the first minutes is not believed: the state tells.
      if (payout.state === "unknown") {
        refuseAction("check_unavailable")
      }
      return
    case "mismatch":
    case "paid_mismatch":
      // An answer about other money than ours says nothing of ours: an operator
      // states what FlexPay's support says, which a failed one does not take.
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

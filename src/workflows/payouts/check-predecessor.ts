import type { MedusaContainer } from "@medusajs/framework/types"
import type { CheckStatus } from "../../gateway"
import { resolveFlexPay } from "../../modules/flexpay"
import { refuseAction } from "../../modules/flexpay/payouts/refused-actions"
import { checkableNumbersOf } from "../../modules/flexpay/transaction/check-result"
import { ageOf } from "../../modules/flexpay/transaction/transaction"
import type { Transaction } from "../../modules/flexpay/transaction/transaction"
import { syncIfNeeded } from "../sync/sync-transaction"

/** How long an operator's request waits for a check. */
export const FRESH_CHECK_MS = 4_000
/** Check answers "not found" for a while after a request; later it is a fact. */
const NOT_FOUND_DOUBTED_FOR_MS = 15 * 60 * 1000

type Condition = (payout: Transaction, now: Date) => boolean

/** A failure in the first minutes is doubted: the state stays unknown. */
const isDoubted: Condition = ({ state }) => state === "unknown"
/**
 * The answer is about another payment. An operator justifies the resend with
 * FlexPay's support, which a failed payout does not accept.
 */
const isFailed: Condition = ({ state }) =>
  state === "failed" || state === "refused"

/** Whether a payout's money may still arrive, by its check status. */
const MAY_ARRIVE: Readonly<Record<CheckStatus, Condition>> = {
  waiting: () => true,
  not_found: (payout, now) =>
    payout.state !== "refused" && ageOf(payout, now) < NOT_FOUND_DOUBTED_FOR_MS,
  not_paid: isDoubted,
  canceled: isDoubted,
  refunding: isDoubted,
  refunded: isDoubted,
  mismatch: isFailed,
  paid_mismatch: isFailed,
  unknown_status: () => true,
  paid: () => false,
}

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
  await syncIfNeeded(container, fresh)
  assertNoMoneyLeft(fresh, await flexpay.now())
  return fresh
}

function assertNoMoneyLeft(payout: Transaction, now: Date): void {
  const { check_status } = payout
  if (check_status && MAY_ARRIVE[check_status](payout, now)) {
    refuseAction(
      check_status === "waiting" ? "payout_pending" : "check_unavailable"
    )
  }
}

import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../../modules/flexpay"
import { assertNoMoneyLeft } from "../../modules/flexpay/payouts/predecessor-rules"
import { refuseAction } from "../../modules/flexpay/payouts/refused-actions"
import { checkableNumbersOf } from "../../modules/flexpay/transaction/check-result"
import type { Transaction } from "../../modules/flexpay/transaction/transaction"
import { syncIfNeeded } from "../sync/sync-transaction"

/** How long an operator's request waits for a check. */
export const FRESH_CHECK_MS = 4_000

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

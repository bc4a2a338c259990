import type { CheckStatus } from "../../../gateway"
import { ageOf } from "../transaction/transaction"
import type { Transaction } from "../transaction/transaction"
import { refuseAction } from "./refused-actions"

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
 * Requires that the money of a payout can't arrive any more, by its last check,
 * before another is sent in its place.
 * @throws MedusaError (not_allowed), code `check_unavailable` or `payout_pending`
 */
export function assertNoMoneyLeft(payout: Transaction, now: Date): void {
  const { check_status } = payout
  if (check_status && MAY_ARRIVE[check_status](payout, now)) {
    refuseAction(
      check_status === "waiting" ? "payout_pending" : "check_unavailable"
    )
  }
}

import { isSameTransaction } from "../../../gateway"
import type { Verdict } from "../../../gateway"
import { isOpen } from "./transaction"
import type { Transaction } from "./transaction"
import { attentionOf } from "./payment-transitions"
import type { Change, RequestOutcome } from "./payment-transitions"

type Facts = Pick<
  Transaction,
  | "state"
  | "attention"
  | "created_at"
  | "sent_at"
  | "expires_at"
  | "refund_id"
  | "received_amount"
  | "check_status"
>

/** A failure was observed to turn into a success within this time. */
const FAILURE_DOUBTED_FOR_MS = 3 * 60 * 1000
/** How long a payout without a final answer is checked. */
const FOLLOWED_FOR_MS = 72 * 60 * 60 * 1000

/**
 * The change by FlexPay's answer to the request of a payout. Of a refused one
 * the store has the money, of an unknown one it may have left: either way an
 * operator decides, and the plugin never resends it.
 */
export function afterPayoutRequest(
  { state }: Pick<Facts, "state">,
  outcome: RequestOutcome
): Change {
  if (state !== "submitting" && state !== "unknown") {
    return {}
  }
  switch (outcome) {
    case "accepted":
      return { state: "pending", reason: null, attention: null }
    case "refused":
      return refused("refused")
    case "misconfigured":
      return refused("misconfigured")
    case "not_sent":
      return refused("unreachable")
    case "unknown":
      return {
        state: "unknown",
        reason: "no_answer",
        attention: "outcome_unknown",
      }
  }
}

function refused(reason: NonNullable<Change["reason"]>): Change {
  return { state: "refused", reason, attention: "payout_refused" }
}

/**
 * The change by the verdict of a check. A known verdict changes nothing: an
 * operator may have resolved it since.
 */
export function afterPayoutVerdict(
  facts: Facts,
  verdict: Verdict,
  now: Date
): Change {
  if (facts.state === "succeeded") {
    return afterPayoutSuccess(facts, verdict)
  }
  const isOver = facts.state === "failed" || facts.state === "refused"
  switch (verdict.kind) {
    case "pending":
      return {}
    case "paid":
      return {
        state: "succeeded",
        reason: null,
        // Medusa may have undone its refund when FlexPay refused.
        attention: facts.state === "refused" ? "contradicted" : null,
      }
    case "not_paid":
      // Sending it again before the failure is certain could pay twice.
      return isOver || ageOf(facts, now) < FAILURE_DOUBTED_FOR_MS
        ? {}
        : failed("not_paid")
    case "canceled":
      return isOver ? {} : failed("canceled")
    case "refunding":
    case "refunded":
      return isOver ? {} : failed("returned")
    case "mismatch":
      if (isSameTransaction(verdict) && verdict.paid) {
        return {
          state: "succeeded",
          reason: null,
          attention: attentionOf(verdict),
        }
      }
      return isRepeated(facts, verdict)
        ? {}
        : { attention: attentionOf(verdict) }
  }
}

/** Any other verdict contradicts a success; a known other amount does not. */
function afterPayoutSuccess(facts: Facts, verdict: Verdict): Change {
  const isKnown =
    verdict.kind === "pending" ||
    verdict.kind === "paid" ||
    isRepeated(facts, verdict) ||
    (verdict.kind === "mismatch" &&
      isSameTransaction(verdict) &&
      verdict.paid &&
      facts.received_amount !== null)
  return isKnown ? {} : { attention: "contradicted" }
}

/** Whether the verdict equals the last check status. */
function isRepeated(
  { check_status }: Pick<Facts, "check_status">,
  verdict: Verdict
): boolean {
  return verdict.kind === "mismatch"
    ? check_status === (verdict.paid ? "paid_mismatch" : "mismatch")
    : check_status === verdict.kind
}

/** Since it was sent: an approval may have delayed that by days. */
function ageOf(
  { created_at, sent_at }: Pick<Facts, "created_at" | "sent_at">,
  now: Date
): number {
  return now.getTime() - (sent_at ?? created_at).getTime()
}

function failed(reason: NonNullable<Change["reason"]>): Change {
  return { state: "failed", reason, attention: "payout_failed" }
}

/**
 * The change by the passing of time: never a failure. Sets `attention` where
 * no check can bring an end.
 *
 * @param isCheckable whether an order number is known to check
 */
export function afterPayoutTime(
  facts: Facts,
  { now, isCheckable }: { now: Date; isCheckable: boolean }
): Change {
  if (facts.state === "draft") {
    return now < facts.expires_at ? {} : abandoned(facts)
  }
  if (facts.state === "submitting" && !isCheckable) {
    return {
      state: "unknown",
      reason: "no_answer",
      attention: "outcome_unknown",
    }
  }
  return isOpen(facts) &&
    facts.attention === null &&
    ageOf(facts, now) >= FOLLOWED_FOR_MS
    ? { attention: "never_final" }
    : {}
}

/**
 * A draft whose process died; nothing was sent. Where Medusa has booked its
 * refund already, the money is owed, and an operator must send it.
 */
function abandoned({ refund_id }: Pick<Facts, "refund_id">): Change {
  return refund_id
    ? { state: "refused", reason: "not_sent", attention: "payout_refused" }
    : { state: "canceled", reason: "not_sent" }
}

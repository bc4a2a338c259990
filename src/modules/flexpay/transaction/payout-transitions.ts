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

/** Within this time a "failed" was seen to turn into a success. */
const FAILURE_DOUBTED_FOR_MS = 3 * 60 * 1000
/** How long a payout without an outcome is asked about. */
const FOLLOWED_FOR_MS = 72 * 60 * 60 * 1000

/**
 * After FlexPay answered our request for a payout, or did not. Refused, the
 * money is still with the store; unknown, it may be gone: either way a person
 * decides, and the program never sends it again.
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
 * After FlexPay's own answer to check was judged. A result that is known
 * already changes nothing: an operator may have resolved it since.
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

/** Contradicted by all but a success; of another amount too, if that is known. */
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

/** Whether the last readable check said the same. */
function isRepeated(
  { check_status }: Pick<Facts, "check_status">,
  verdict: Verdict
): boolean {
  return verdict.kind === "mismatch"
    ? check_status === (verdict.paid ? "paid_mismatch" : "mismatch")
    : check_status === verdict.kind
}

/** Since it was sent: one that awaited an approval was written long before. */
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
 * What the passing of time makes of a payout: never a failure. It calls a
 * person where nothing more can be learned.
 *
 * @param isCheckable whether an order number is known to ask FlexPay about
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
 * A draft whose process died. Nothing was sent. Where Medusa has booked its
 * refund already, the shopper's money is owed, and a person must send it.
 */
function abandoned({ refund_id }: Pick<Facts, "refund_id">): Change {
  return refund_id
    ? { state: "refused", reason: "not_sent", attention: "payout_refused" }
    : { state: "canceled", reason: "not_sent" }
}

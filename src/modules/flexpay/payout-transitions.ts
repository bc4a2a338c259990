import type { Verdict } from "../../gateway"
import type { Transaction } from "./transaction"
import { attentionOf, isAboutOurs } from "./transitions"
import type { Change, RequestOutcome } from "./transitions"

type Facts = Pick<
  Transaction,
  | "state"
  | "attention"
  | "created_at"
  | "sent_at"
  | "lives_until"
  | "refund_id"
  | "received_amount"
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
  if (state !== "requesting" && state !== "unknown") {
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

/** After FlexPay's own answer to check was judged. */
export function afterPayoutVerdict(
  facts: Facts,
  verdict: Verdict,
  now: Date
): Change {
  if (facts.state === "succeeded") {
    return afterPayoutSuccess(facts, verdict)
  }
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
      return ageOf(facts, now) < FAILURE_DOUBTED_FOR_MS
        ? {}
        : failed("not_paid")
    case "canceled":
      return failed("canceled")
    case "refunding":
    case "refunded":
      return failed("returned")
    case "mismatch":
      return isAboutOurs(verdict) && verdict.paid
        ? {
            state: "succeeded",
            reason: null,
            attention: attentionOf(verdict),
          }
        : { attention: attentionOf(verdict) }
  }
}

/** Nothing, when it is told again; of another amount too, if that is known. */
function afterPayoutSuccess(
  { received_amount }: Pick<Facts, "received_amount">,
  verdict: Verdict
): Change {
  switch (verdict.kind) {
    case "pending":
    case "paid":
      return {}
    case "mismatch":
      return isAboutOurs(verdict) && verdict.paid && received_amount !== null
        ? {}
        : { attention: "contradicted" }
    default:
      return { attention: "contradicted" }
  }
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
 * @param canBeAsked whether an order number is known to ask FlexPay about
 */
export function afterPayoutTime(
  facts: Facts,
  { now, canBeAsked }: { now: Date; canBeAsked: boolean }
): Change {
  if (facts.state === "draft") {
    return now < facts.lives_until ? {} : abandoned(facts)
  }
  if (facts.state === "requesting" && !canBeAsked) {
    return {
      state: "unknown",
      reason: "no_answer",
      attention: "outcome_unknown",
    }
  }
  const open =
    facts.state === "requesting" ||
    facts.state === "pending" ||
    facts.state === "unknown"
  return open &&
    facts.attention === null &&
    ageOf(facts, now) >= FOLLOWED_FOR_MS
    ? { attention: "never_settled" }
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

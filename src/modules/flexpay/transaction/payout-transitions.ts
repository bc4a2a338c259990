import { isSameTransaction } from "../../../gateway"
import type { Verdict } from "../../../gateway"
import { ageOf, isOpen } from "./transaction"
import type { Attention, State, Transaction } from "./transaction"
import {
  afterRequest,
  attentionOf,
  FAILURE_DOUBTED_FOR_MS,
  FOLLOWED_FOR_MS,
  isRepeated,
} from "./payment-transitions"
import type {
  Change,
  PaymentFacts,
  RequestOutcome,
} from "./payment-transitions"

type Facts = PaymentFacts & Pick<Transaction, "sent_at" | "refund_id">

/**
 * Of a refused payout the store has the money, of an unknown one it may have
 * left: either way an operator decides, and the plugin never resends it.
 */
const ATTENTION_AFTER_REQUEST: Partial<Record<State, Attention>> = {
  refused: "payout_refused",
  unknown: "outcome_unknown",
}

/** The change by FlexPay's answer to the request of a payout. */
export function afterPayoutRequest(
  facts: Pick<Facts, "state">,
  outcome: RequestOutcome
): Change {
  const change = afterRequest(facts, outcome)
  const { state } = change
  return state
    ? { ...change, attention: ATTENTION_AFTER_REQUEST[state] ?? null }
    : change
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

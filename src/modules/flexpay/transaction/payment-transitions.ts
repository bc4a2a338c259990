import { isSameTransaction, toCheckStatus } from "../../../gateway"
import type { Verdict } from "../../../gateway"
import { isOpen } from "./transaction"
import type { Attention, Reason, State, Transaction } from "./transaction"

/** The change of a transaction; empty for none. */
export interface Change {
  state?: State
  reason?: Reason | null
  attention?: Attention | null
}

/** The outcome of a request that moves money. */
export type RequestOutcome =
  "accepted" | "refused" | "misconfigured" | "not_sent" | "unknown"

type Mismatch = Extract<Verdict, { kind: "mismatch" }>

/** The columns of a payment that decide what it becomes. */
export type PaymentFacts = Pick<
  Transaction,
  | "state"
  | "attention"
  | "expires_at"
  | "created_at"
  | "check_status"
  | "received_amount"
>

/** How long a transaction without a final answer is checked. */
export const FOLLOWED_FOR_MS = 72 * 60 * 60 * 1000
/** A failure was observed to turn into a success within this time. */
export const FAILURE_DOUBTED_FOR_MS = 3 * 60 * 1000

/**
 * The change by FlexPay's answer to the request. Where a callback overtook the
 * answer, it changes nothing.
 */
export function afterRequest(
  { state }: Pick<PaymentFacts, "state">,
  outcome: RequestOutcome
): Change {
  if (state !== "submitting" && state !== "unknown") {
    return {}
  }
  switch (outcome) {
    case "accepted":
      return { state: "pending", reason: null }
    case "refused":
      return { state: "refused", reason: "refused" }
    case "misconfigured":
      return { state: "refused", reason: "misconfigured" }
    case "not_sent":
      return { state: "refused", reason: "unreachable" }
    case "unknown":
      return { state: "unknown", reason: "no_answer" }
  }
}

/**
 * The change by the verdict of a check. A success counts whenever it comes; then
 * only a reversal undoes it. A verdict that repeats the last check status sets
 * no attention: an operator may have resolved it since.
 */
export function afterVerdict(facts: PaymentFacts, verdict: Verdict): Change {
  // A second admin decides whether an unrecorded payment counts.
  if (facts.state === "reversed" || facts.state === "awaiting_approval") {
    return {}
  }
  return facts.state === "succeeded"
    ? afterSuccess(facts, verdict)
    : beforeSuccess(facts, verdict)
}

function beforeSuccess(facts: PaymentFacts, verdict: Verdict): Change {
  switch (verdict.kind) {
    case "pending":
      return {}
    case "paid":
      return { state: "succeeded", reason: null, attention: null }
    case "not_paid":
      return { state: "failed", reason: "not_paid", attention: null }
    case "canceled":
      return { state: "canceled", reason: "canceled", attention: null }
    case "refunding":
    case "refunded":
      return { state: "failed", reason: "returned", attention: null }
    case "mismatch":
      // Money of another amount arrived, and must be dealt with; an answer about
      // another transaction says nothing about this one.
      return isSameTransaction(verdict) && verdict.paid
        ? {
            state: "succeeded",
            reason: null,
            attention: attentionOf(verdict),
          }
        : raiseAttention(facts, verdict)
  }
}

function afterSuccess(facts: PaymentFacts, verdict: Verdict): Change {
  const { attention, received_amount } = facts
  const repeats = isRepeated(facts, verdict)
  switch (verdict.kind) {
    case "pending":
      return {}
    case "paid":
      // The amount is readable now.
      return attention === "amount_unknown" ? { attention: null } : {}
    case "refunding":
    case "refunded":
      return { state: "reversed", reason: "returned", attention: "reversed" }
    case "not_paid":
    case "canceled":
      return repeats ? {} : { attention: "contradicted" }
    case "mismatch": {
      const isKnown = received_amount !== null
      if (repeats || (isSameTransaction(verdict) && verdict.paid && isKnown)) {
        return {}
      }
      // The other amount that arrived is on its way back.
      return isSameTransaction(verdict) &&
        !verdict.paid &&
        (isKnown || attention === attentionOf(verdict))
        ? { state: "reversed", reason: "returned", attention: "reversed" }
        : raiseAttention(facts, verdict)
    }
  }
}

/** Attentions without information about money, which one with some replaces. */
const UNINFORMED: readonly (Attention | null)[] = [
  null,
  "outcome_unknown",
  "outcome_unreadable",
  "never_final",
]

/**
 * Sets `attention`, unless the verdict repeats the last check status or a more
 * specific attention is set.
 */
function raiseAttention(facts: PaymentFacts, verdict: Mismatch): Change {
  const { attention } = facts
  const isSpecific = verdict.paid
    ? !UNINFORMED.includes(attention)
    : attention !== null
  return isSpecific || isRepeated(facts, verdict)
    ? {}
    : { attention: attentionOf(verdict) }
}

/** Whether the verdict equals the last check status. */
export function isRepeated(
  { check_status }: Pick<PaymentFacts, "check_status">,
  verdict: Verdict
): boolean {
  return check_status === toCheckStatus(verdict)
}

/** The attention for a mismatch. */
export function attentionOf({ field }: Mismatch): Attention {
  return field === "amount_unknown" ? field : `${field}_differs`
}

/**
 * The change by the passing of time: never a failure. It lets the shopper try
 * again, and sets `attention` where no check can bring an end.
 *
 * @param facts.isCheckable whether an order number is known to check
 * @param facts.seemsPaid whether a callback said paid, or check returned a status
 * that the spec does not know, and no operator resolved that since
 */
export function afterTime(
  facts: Pick<
    PaymentFacts,
    "state" | "attention" | "expires_at" | "created_at"
  >,
  {
    now,
    isCheckable,
    seemsPaid = false,
  }: { now: Date; isCheckable: boolean; seemsPaid?: boolean }
): Change {
  if (facts.state === "submitting" && !isCheckable) {
    return { state: "unknown", reason: "no_answer" }
  }
  const isOver = now >= facts.expires_at
  if (facts.state === "deferred") {
    return isOver ? { state: "canceled", reason: "expired" } : {}
  }
  const expires = isOpen(facts) && isOver
  if (expires && !isCheckable) {
    return {
      state: "expired",
      reason: "no_answer",
      attention: "outcome_unknown",
    }
  }
  return expires || facts.state === "expired"
    ? {
        ...(expires && { state: "expired", reason: "expired" }),
        ...attentionOfExpired(facts, { now, seemsPaid }),
      }
    : {}
}

function attentionOfExpired(
  { attention, created_at }: Pick<PaymentFacts, "attention" | "created_at">,
  { now, seemsPaid }: { now: Date; seemsPaid: boolean }
): Change {
  if (attention !== null) {
    return {}
  }
  if (seemsPaid) {
    return { attention: "outcome_unreadable" }
  }
  return now.getTime() - created_at.getTime() >= FOLLOWED_FOR_MS
    ? { attention: "never_final" }
    : {}
}

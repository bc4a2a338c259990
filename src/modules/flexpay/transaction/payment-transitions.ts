import { isSameTransaction, toCheckStatus } from "../../../gateway"
import type { Verdict } from "../../../gateway"
import { isLive } from "./transaction"
import type { Attention, Reason, State, Transaction } from "./transaction"

/** What a transaction becomes. Empty when nothing changes. */
export interface Change {
  state?: State
  reason?: Reason | null
  attention?: Attention | null
}

/** What FlexPay's answer to a request for money means for the attempt. */
export type RequestOutcome =
  "accepted" | "refused" | "misconfigured" | "not_sent" | "unknown"

type Mismatch = Extract<Verdict, { kind: "mismatch" }>

type Facts = Pick<
  Transaction,
  | "state"
  | "attention"
  | "expires_at"
  | "created_at"
  | "check_status"
  | "received_amount"
>

/** For how long an attempt that nobody answered is asked about. */
export const FOLLOWED_FOR_MS = 72 * 60 * 60 * 1000

/**
 * After FlexPay answered our request, or did not. The answer can come after
 * the outcome itself (a callback overtook it): then it changes nothing.
 */
export function afterRequest(
  { state }: Pick<Facts, "state">,
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
 * After FlexPay's own answer to check was judged. A success counts whenever
 * it comes; once there, only FlexPay giving the money back undoes it. A verdict
 * that repeats the last one (`told`) raises no attention: an operator may have
 * resolved it since.
 */
export function afterVerdict(facts: Facts, verdict: Verdict): Change {
  if (facts.state === "reversed") {
    return {}
  }
  return facts.state === "succeeded"
    ? afterSuccess(facts, verdict)
    : beforeSuccess(facts, verdict)
}

function beforeSuccess(facts: Facts, verdict: Verdict): Change {
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
      // Money that did move, of another amount, is money the shop must answer
      // for; an answer about some other transaction says nothing about ours.
      return isSameTransaction(verdict) && verdict.paid
        ? {
            state: "succeeded",
            reason: null,
            attention: attentionOf(verdict),
          }
        : raiseAttention(facts, verdict)
  }
}

function afterSuccess(facts: Facts, verdict: Verdict): Change {
  const { attention, received_amount } = facts
  const isRepeated = facts.check_status === toCheckStatus(verdict)
  switch (verdict.kind) {
    case "pending":
      return {}
    case "paid":
      // The amount that could not be read before can be read now.
      return attention === "amount_unknown" ? { attention: null } : {}
    case "refunding":
    case "refunded":
      return { state: "reversed", reason: "returned", attention: "reversed" }
    case "not_paid":
    case "canceled":
      return isRepeated ? {} : { attention: "contradicted" }
    case "mismatch": {
      const isKnown = received_amount !== null
      if (
        isRepeated ||
        (isSameTransaction(verdict) && verdict.paid && isKnown)
      ) {
        return {}
      }
      // The money that came was another amount, and that money goes back.
      return isSameTransaction(verdict) &&
        !verdict.paid &&
        (isKnown || attention === attentionOf(verdict))
        ? { state: "reversed", reason: "returned", attention: "reversed" }
        : raiseAttention(facts, verdict)
    }
  }
}

/** Attentions that tell of no answer: one that tells of money says more. */
const KNOWING_NOTHING: readonly (Attention | null)[] = [
  null,
  "outcome_unknown",
  "outcome_unreadable",
  "never_final",
]

/**
 * Sets `attention`, unless this verdict was seen before or a more specific
 * attention is set.
 */
function raiseAttention(
  { attention, check_status }: Facts,
  verdict: Mismatch
): Change {
  const isSpecific = verdict.paid
    ? !KNOWING_NOTHING.includes(attention)
    : attention !== null
  return isSpecific || check_status === toCheckStatus(verdict)
    ? {}
    : { attention: attentionOf(verdict) }
}

/** What an operator is told of a mismatch. */
export function attentionOf({ field }: Mismatch): Attention {
  return field === "amount_unknown" ? field : `${field}_differs`
}

/**
 * What the passing of time alone makes of a payment without a final state. It
 * never fails one: it lets the shopper try again, and sets `attention` where
 * nothing more can be learned.
 *
 * @param isCheckable whether an order number is known to ask FlexPay about
 * @param seemsPaid whether a callback said paid, or check found it with a status
 * that the spec does not know, and no operator was told so before
 */
export function afterTime(
  facts: Pick<Facts, "state" | "attention" | "expires_at" | "created_at">,
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
  const lapses = isLive(facts) && isOver
  if (lapses && !isCheckable) {
    return {
      state: "expired",
      reason: "no_answer",
      attention: "outcome_unknown",
    }
  }
  if (!lapses && facts.state !== "expired") {
    return {}
  }
  const age = now.getTime() - facts.created_at.getTime()
  const attention: Attention | null = seemsPaid
    ? "outcome_unreadable"
    : age >= FOLLOWED_FOR_MS
      ? "never_final"
      : null
  return {
    ...(lapses && { state: "expired", reason: "expired" }),
    ...(attention && facts.attention === null && { attention }),
  }
}

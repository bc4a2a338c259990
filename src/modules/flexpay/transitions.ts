import type { Verdict } from "../../gateway"
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

type Facts = Pick<
  Transaction,
  "state" | "attention" | "lives_until" | "created_at"
> &
  Partial<Pick<Transaction, "received_amount">>

/** Hours for which an attempt that nobody answered is still asked about. */
const FOLLOWED_FOR_MS = 72 * 60 * 60 * 1000

/**
 * After FlexPay answered our request, or did not. The answer can come after
 * the outcome itself (a callback overtook it): then it changes nothing.
 */
export function afterRequest(
  { state }: Pick<Facts, "state">,
  outcome: RequestOutcome
): Change {
  if (state !== "requesting" && state !== "unknown") {
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
 * it comes; once there, only FlexPay giving the money back undoes it.
 */
export function afterVerdict(facts: Facts, verdict: Verdict): Change {
  if (facts.state === "reversed") {
    return {}
  }
  return facts.state === "succeeded"
    ? afterSuccess(facts, verdict)
    : beforeSuccess(facts, verdict)
}

function beforeSuccess(
  { attention }: Pick<Facts, "attention">,
  verdict: Verdict
): Change {
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
      return isAboutOurs(verdict) && verdict.paid
        ? {
            state: "succeeded",
            reason: null,
            attention: `${verdict.field}_differs`,
          }
        : alarm(attention, verdict)
  }
}

function afterSuccess(
  { attention, received_amount }: Pick<Facts, "attention" | "received_amount">,
  verdict: Verdict
): Change {
  switch (verdict.kind) {
    case "pending":
    case "paid":
      return {}
    case "refunding":
    case "refunded":
      return { state: "reversed", reason: "returned", attention: "reversed" }
    case "not_paid":
    case "canceled":
      return { attention: "contradicted" }
    case "mismatch":
      if (isAboutOurs(verdict) && verdict.paid && received_amount != null) {
        // It is known, and a person may have settled it since.
        return {}
      }
      // The money that came was another amount, and that money goes back.
      return isAboutOurs(verdict) &&
        !verdict.paid &&
        attention === `${verdict.field}_differs`
        ? { state: "reversed", reason: "returned", attention: "reversed" }
        : alarm(attention, verdict)
  }
}

/** Calls a person, unless one is called for a reason that says more. */
function alarm(
  attention: Facts["attention"],
  { field }: Extract<Verdict, { kind: "mismatch" }>
): Change {
  return attention === null ? { attention: `${field}_differs` } : {}
}

/**
 * Whether the answer is bound to our transaction and tells of other money.
 * Amount and currency are compared only once money moved, so such an answer
 * that isn't paid tells of money on its way back.
 */
export function isAboutOurs(
  verdict: Extract<Verdict, { kind: "mismatch" }>
): boolean {
  return verdict.field === "amount" || verdict.field === "currency"
}

/**
 * What the passing of time alone makes of a transaction that check has not
 * settled. It never fails one: it lets the shopper try again, and calls a
 * person where nothing more can be learned.
 *
 * @param canBeAsked whether an order number is known to ask FlexPay about
 */
export function afterTime(
  facts: Facts,
  { now, canBeAsked }: { now: Date; canBeAsked: boolean }
): Change {
  if (facts.state === "requesting" && !canBeAsked) {
    return { state: "unknown", reason: "no_answer" }
  }
  if (facts.state === "ready") {
    return now >= facts.lives_until
      ? { state: "canceled", reason: "expired" }
      : {}
  }
  if (isLive(facts) && now >= facts.lives_until) {
    return canBeAsked
      ? { state: "expired", reason: "expired" }
      : {
          state: "expired",
          reason: "no_answer",
          attention: "outcome_unknown",
        }
  }
  if (
    facts.state === "expired" &&
    !facts.attention &&
    now.getTime() - facts.created_at.getTime() >= FOLLOWED_FOR_MS
  ) {
    return { attention: "never_settled" }
  }
  return {}
}

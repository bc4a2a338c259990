import { MathBN } from "@medusajs/framework/utils"
import { readCurrency } from "../../gateway"
import type { CheckAnswer, Verdict } from "../../gateway"
import { dispositionAfter } from "./disposition"
import {
  afterPayoutRequest,
  afterPayoutTime,
  afterPayoutVerdict,
} from "./payout-transitions"
import type { Patch } from "./rows"
import { earliest, nextCheckAt, nextTryAt } from "./schedule"
import { awaitsApplying, isSettledState, toCurrencyCode } from "./transaction"
import type { Transaction } from "./transaction"
import {
  afterRequest,
  afterTime,
  afterVerdict,
  isAboutOurs,
} from "./transitions"
import type { Change, RequestOutcome } from "./transitions"

/** What FlexPay was asked by check, and what it said. */
export interface Asked {
  /** The order number that FlexPay was asked about. */
  orderNumber: string
  /** Null when FlexPay refused the shop's token: it said nothing. */
  answer: (CheckAnswer & { verdict: Verdict }) | null
}

/** What is to be written of a transaction, and when to look at it again. */
interface Outcome {
  change: Change
  patch: Patch
  next: Date | null
}

/**
 * What a row becomes by FlexPay's answer to the request for money. A callback
 * may have moved it before: then only what was not known is added.
 */
export function afterAnswer(
  current: Transaction,
  answer: { outcome: RequestOutcome; patch: Patch },
  now: Date
): Outcome {
  const change =
    current.kind === "payout"
      ? afterPayoutRequest(current, answer.outcome)
      : afterRequest(current, answer.outcome)
  const patch: Patch = { ...change, ...answer.patch }
  if (current.order_number) {
    // Proven by a check meanwhile; the answer may repeat it, not replace it.
    patch.order_number = current.order_number
  }
  if (change.attention !== undefined) {
    patch.attention_at = change.attention && now
  }
  if (change.state && isSettledState(change.state)) {
    patch.settled_at = now
  }
  const next = lookAgainAt({ ...current, ...patch }, now)
  return {
    change,
    patch,
    // Nothing changed but, perhaps, that FlexPay can be asked now.
    next: change.state ? next : earliest(current.next_check_at, next),
  }
}

/**
 * What a row becomes by FlexPay's answer to check, or by time alone.
 * @param asked null when there was no order number to ask about
 */
export function afterCheck(
  current: Transaction,
  asked: Asked | null,
  now: Date
): Outcome {
  const change = decide(current, { verdict: asked?.answer?.verdict, now })
  const patch: Patch = {
    ...change,
    ...found(current, asked),
    ...told(asked?.answer?.verdict, now),
    ...(current.kind === "payment" && {
      disposition: dispositionAfter(current, change),
    }),
  }
  if (change.attention !== undefined) {
    patch.attention_at = change.attention && now
  }
  if (change.state && isSettledState(change.state)) {
    patch.settled_at = now
  }
  const after = { ...current, ...patch }
  return { change, patch, next: lookAgainAt(after, now, isHeard(asked)) }
}

function lookAgainAt(after: Transaction, now: Date, heard = true): Date | null {
  const next = nextCheckAt(after, now, { heard })
  return awaitsApplying(after) ? nextTryAt(after, now, next) : next
}

/** Whom to ask about: FlexPay's own word first; a callback's while there is no other. */
export function askedBy(transaction: Transaction): string | null {
  return transaction.order_number ?? transaction.callback_order_number
}

/** Whether FlexPay said anything; true when there was nothing to ask. */
function isHeard(asked: Asked | null): boolean {
  const verdict = asked?.answer?.verdict
  return verdict
    ? verdict.kind !== "pending" || verdict.why !== "unreadable"
    : asked === null
}

/** FlexPay's word, for those who compare the books; silence is none. */
function told(verdict: Verdict | undefined, now: Date): Patch {
  if (!verdict) {
    return {}
  }
  if (verdict.kind !== "pending") {
    return { told: verdict.kind, told_at: now }
  }
  return verdict.why === "waiting" || verdict.why === "not_found"
    ? { told: verdict.why, told_at: now }
    : {}
}

/** The change that the answer makes, or the passing of time; {} for none. */
function decide(
  current: Transaction,
  { verdict, now }: { verdict: Verdict | undefined; now: Date }
): Change {
  const isPayout = current.kind === "payout"
  const judged = !verdict
    ? {}
    : isPayout
      ? afterPayoutVerdict(current, verdict, now)
      : afterVerdict(current, verdict)
  const canBeAsked = askedBy(current) !== null
  const change = judged.state
    ? judged
    : {
        ...(isPayout ? afterPayoutTime : afterTime)(current, {
          now,
          canBeAsked,
        }),
        ...judged,
      }
  const { attention, ...rest } = change
  const sameState = rest.state === current.state ? {} : rest
  return attention === undefined || attention === current.attention
    ? sameState
    : { ...sameState, attention }
}

/** What the answer tells beside the state, to keep. */
function found(current: Transaction, asked: Asked | null): Patch {
  const verdict = asked?.answer?.verdict
  if (!verdict || !isBound(verdict)) {
    return {}
  }
  // An adopted number binds by our reference alone, so it is proven ours.
  const proven =
    current.order_number === null ? { order_number: asked.orderNumber } : {}
  if (verdict.kind === "mismatch" && verdict.paid) {
    return { ...proven, ...received(asked.answer) }
  }
  if (verdict.kind !== "paid") {
    return proven
  }
  return {
    ...proven,
    amount_charged: decimal(verdict.amountCharged),
    channel: verdict.channel,
    // Seldom told by check; then what a callback told stays.
    operator_reference: verdict.operatorReference ?? current.operator_reference,
  }
}

/** Other money than was asked for, so that it can be given back. */
function received(answer: CheckAnswer | null): Patch {
  if (answer?.kind !== "found" || answer.amount === null) {
    return {}
  }
  const currency = readCurrency(answer.currency ?? "")
  return {
    received_amount: decimal(answer.amount),
    received_currency_code: currency && toCurrencyCode(currency),
  }
}

/** FlexPay's number as a decimal string; null for what is none. */
function decimal(text: string | null): string | null {
  const number = MathBN.convert(text ?? "")
  return number.isFinite() ? number.toFixed() : null
}

/** Whether the answer was found to be about our transaction. */
function isBound(verdict: Verdict): boolean {
  switch (verdict.kind) {
    case "pending":
      return verdict.why === "waiting" || verdict.why === "unknown_status"
    case "mismatch":
      return isAboutOurs(verdict)
    default:
      return true
  }
}

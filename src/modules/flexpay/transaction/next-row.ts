import type { CheckFacts } from "../../../gateway"
import {
  checkableNumbersOf,
  decisiveOf,
  gotAnswer,
  checkStatusOf,
} from "./check-result"
import type { CheckResult } from "./check-result"
import { dispositionAfter } from "./disposition"
import {
  afterPayoutRequest,
  afterPayoutTime,
  afterPayoutVerdict,
} from "./payout-transitions"
import { earliest, nextCheckAt, nextTryAt } from "./check-schedule"
import { isFinal, needsSync, toCurrencyCode } from "./transaction"
import type { Patch, Transaction } from "./transaction"
import {
  afterRequest,
  afterTime,
  afterVerdict,
  FOLLOWED_FOR_MS,
} from "./payment-transitions"
import type { Change, RequestOutcome } from "./payment-transitions"

/** What the timeline holds of a row that is past its time. */
export interface History {
  /** When a callback last said paid, with the operator's reference. */
  callback_paid_at: Date | null
  /** When an operator last resolved an attention of it. */
  resolved_at: Date | null
}

const NO_HISTORY: History = { callback_paid_at: null, resolved_at: null }

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
export function applyRequestResult(
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
  if (change.state && isFinal({ state: change.state })) {
    patch.finalized_at = now
  }
  const next = nextLookAt({ ...current, ...patch }, now)
  return {
    change,
    patch,
    // Nothing changed but, perhaps, that FlexPay can be asked now.
    next: change.state ? next : earliest(current.next_check_at, next),
  }
}

/**
 * What a row becomes by FlexPay's answers to check, or by time alone.
 * @param asked empty when there was no order number to ask about
 * @param history read where `needsHistory` says so
 */
export function applyCheckResult(
  current: Transaction,
  asked: readonly CheckResult[],
  { now, history = NO_HISTORY }: { now: Date; history?: History }
): Outcome {
  const decisive = decisiveOf(asked)
  const change = decide(current, decisive, { now, history })
  const patch: Patch = {
    ...change,
    ...found(current, decisive),
    ...checkStatusPatch(decisive, now),
    ...(current.kind === "payment" && {
      disposition: dispositionAfter(current, change),
    }),
  }
  if (change.attention !== undefined) {
    patch.attention_at = change.attention && now
  }
  if (change.state && isFinal({ state: change.state })) {
    patch.finalized_at = now
  }
  const after = { ...current, ...patch }
  return { change, patch, next: nextLookAt(after, now, gotAnswer(asked)) }
}

function nextLookAt(after: Transaction, now: Date, heard = true): Date | null {
  const next = nextCheckAt(after, now, { heard })
  return needsSync(after) ? nextTryAt(after, now, next) : next
}

/** Last readable check status. */
function checkStatusPatch(asked: CheckResult | null, now: Date): Patch {
  const says = checkStatusOf(asked)
  return says ? { check_status: says, check_status_at: now } : {}
}

/** Whether `applyCheckResult` needs the timeline: the row may lapse, or has lapsed. */
export function needsHistory(
  { attention, finalized_at, state, expires_at }: Transaction,
  asked: readonly CheckResult[],
  now: Date
): boolean {
  const verdict = decisiveOf(asked)?.answer?.verdict
  return (
    attention === null &&
    now >= expires_at &&
    (state === "expired" || finalized_at === null) &&
    (!verdict || verdict.kind === "pending")
  )
}

/** The change that the answer makes, or the passing of time; {} for none. */
function decide(
  current: Transaction,
  asked: CheckResult | null,
  { now, history }: { now: Date; history: History }
): Change {
  const verdict = asked?.answer?.verdict
  const judged = !verdict
    ? {}
    : current.kind === "payout"
      ? afterPayoutVerdict(current, verdict, now)
      : afterVerdict(current, verdict)
  const change = judged.state
    ? judged
    : { ...changeByTime(current, { asked, now, history }), ...judged }
  const { attention, ...rest } = change
  const sameState = rest.state === current.state ? {} : rest
  return attention === undefined || attention === current.attention
    ? sameState
    : { ...sameState, attention }
}

/** An operator who resolved an attention knew what was true by then. */
function changeByTime(
  current: Transaction,
  {
    asked,
    now,
    history: { callback_paid_at, resolved_at },
  }: { asked: CheckResult | null; now: Date; history: History }
): Change {
  const { created_at, sent_at, expires_at } = current
  const isNews = (at: Date) => resolved_at === null || at > resolved_at
  const isFoundWithoutStatus =
    (checkStatusOf(asked) ?? current.check_status) === "unknown_status"
  const seemsPaid =
    (isFoundWithoutStatus && isNews(expires_at)) ||
    (callback_paid_at !== null &&
      (isNews(callback_paid_at) || isNews(expires_at)))
  const isCheckable = checkableNumbersOf(current).length > 0
  const { attention, ...change } =
    current.kind === "payout"
      ? afterPayoutTime(current, { now, isCheckable })
      : afterTime(current, { now, isCheckable, seemsPaid })
  const followedUntil = new Date(
    (sent_at ?? created_at).getTime() + FOLLOWED_FOR_MS
  )
  const isKnown = attention === "never_final" && !isNews(followedUntil)
  return attention === undefined || isKnown ? change : { ...change, attention }
}

/** What the answer tells beside the state, to keep. */
function found(current: Transaction, asked: CheckResult | null): Patch {
  if (!asked?.answer?.isSameTransaction) {
    return {}
  }
  const { verdict, facts, orderNumber } = asked.answer
  // An adopted number binds by our reference alone, so it is proven ours.
  const proven = asked.adopted ? { order_number: orderNumber } : {}
  if (verdict.kind === "mismatch" && verdict.paid) {
    // Without a readable amount nothing is known to have been received.
    return verdict.field === "amount_unknown"
      ? proven
      : { ...proven, ...received(facts) }
  }
  if (verdict.kind !== "paid" || !facts) {
    return proven
  }
  return {
    ...proven,
    amount_charged: facts.amountCharged,
    channel: facts.channel,
    // Seldom told by check; then what a callback told stays.
    operator_reference: facts.operatorReference ?? current.operator_reference,
  }
}

/**
 * Other money than was asked for, so that it can be given back; null where
 * FlexPay's answer has no readable amount or currency.
 */
function received(
  facts: CheckFacts | null
): Pick<Patch, "received_amount" | "received_currency_code"> | null {
  return facts?.amount && facts.amount !== "0" && facts.currency
    ? {
        received_amount: facts.amount,
        received_currency_code: toCurrencyCode(facts.currency),
      }
    : null
}

import type { CombinedCheck } from "./check-result"
import { dispositionAfter } from "./disposition"
import {
  afterPayoutRequest,
  afterPayoutTime,
  afterPayoutVerdict,
} from "./payout-transitions"
import { earliest, nextCheckAt, nextTryAt } from "./check-schedule"
import { hasOrderNumber, isFinal, needsSync } from "./transaction"
import type { Patch, Transaction } from "./transaction"
import {
  afterRequest,
  afterTime,
  afterVerdict,
  FOLLOWED_FOR_MS,
} from "./payment-transitions"
import type { Change, RequestOutcome } from "./payment-transitions"

/** What the timeline says about a row after its push ended. */
export interface History {
  /** When a callback last said paid, with the operator's reference. */
  callback_paid_at: Date | null
  /** When an operator last resolved an attention of it. */
  resolved_at: Date | null
}

const NO_HISTORY: History = { callback_paid_at: null, resolved_at: null }

/** A transaction's next state, what to write, and when to check next. */
interface NextRow {
  change: Change
  patch: Patch
  next: Date | null
}

/**
 * Applies FlexPay's answer to a request for money. Where a callback overtook
 * it, the answer only adds what was not known.
 */
export function applyRequestResult(
  current: Transaction,
  answer: { outcome: RequestOutcome; patch: Patch },
  now: Date
): NextRow {
  const change =
    current.kind === "payout"
      ? afterPayoutRequest(current, answer.outcome)
      : afterRequest(current, answer.outcome)
  const { order_number } = current
  const patch: Patch = {
    ...withTimes(change, now),
    ...answer.patch,
    // A check has proven it: the answer must not replace it.
    ...(order_number && { order_number }),
  }
  const next = nextTimeAt({ ...current, ...patch }, now)
  return {
    change,
    patch,
    // Without a change FlexPay may at least be checkable now.
    next: change.state ? next : earliest(current.next_check_at, next),
  }
}

/**
 * Applies the result of a check, or the passing of time where it decides
 * nothing.
 * @param facts.history needed where `needsHistory` is true
 */
export function applyCheckResult(
  current: Transaction,
  result: CombinedCheck,
  { now, history = NO_HISTORY }: { now: Date; history?: History }
): NextRow {
  const { facts, status, isAnswered } = result
  const change = changeBy(current, result, { now, history })
  const patch: Patch = {
    ...withTimes(change, now),
    ...facts,
    ...(status && { check_status: status, check_status_at: now }),
    ...(current.kind === "payment" && {
      disposition: dispositionAfter(current, change),
    }),
  }
  const after = { ...current, ...patch }
  return { change, patch, next: nextTimeAt(after, now, isAnswered) }
}

/** A change, with the time of its attention and of its final state. */
function withTimes(change: Change, now: Date): Patch {
  const { state, attention } = change
  return {
    ...change,
    ...(attention !== undefined && { attention_at: attention && now }),
    ...(state && isFinal({ state }) && { finalized_at: now }),
  }
}

/** When the recheck job looks at a row next: for a check, or for its sync. */
export function nextTimeAt(
  after: Transaction,
  now: Date,
  isAnswered = true
): Date | null {
  const next = nextCheckAt(after, now, { isAnswered })
  return needsSync(after) ? nextTryAt(after, now, next) : next
}

/** Whether `applyCheckResult` needs the timeline: the push ended, or ends now. */
export function needsHistory(
  { attention, finalized_at, state, expires_at }: Transaction,
  { verdict }: CombinedCheck,
  now: Date
): boolean {
  return (
    attention === null &&
    now >= expires_at &&
    (state === "expired" || finalized_at === null) &&
    (!verdict || verdict.kind === "pending")
  )
}

/** The change that the result or the passing of time makes; {} for none. */
function changeBy(
  current: Transaction,
  result: CombinedCheck,
  { now, history }: { now: Date; history: History }
): Change {
  const { verdict } = result
  const byVerdict = !verdict
    ? {}
    : current.kind === "payout"
      ? afterPayoutVerdict(current, verdict, now)
      : afterVerdict(current, verdict)
  const change = byVerdict.state
    ? byVerdict
    : { ...changeByTime(current, result, { now, history }), ...byVerdict }
  const { attention, ...rest } = change
  const sameState = rest.state === current.state ? {} : rest
  return attention === undefined || attention === current.attention
    ? sameState
    : { ...sameState, attention }
}

/** An operator who resolved an attention knew what was true by then. */
function changeByTime(
  current: Transaction,
  { status }: CombinedCheck,
  {
    now,
    history: { callback_paid_at, resolved_at },
  }: { now: Date; history: History }
): Change {
  const { created_at, sent_at, expires_at } = current
  const isNews = (time: Date) => resolved_at === null || time > resolved_at
  const hasUnknownStatus = (status ?? current.check_status) === "unknown_status"
  const seemsPaid =
    (hasUnknownStatus && isNews(expires_at)) ||
    (callback_paid_at !== null &&
      (isNews(callback_paid_at) || isNews(expires_at)))
  const isCheckable = hasOrderNumber(current)
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

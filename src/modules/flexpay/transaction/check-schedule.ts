import { ageOf, hasOrderNumber, isLive } from "./transaction"
import type { Transaction } from "./transaction"

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Waits between checks, by the age of the transaction, in ms. */
const STEPS: readonly (readonly [age: number, wait: number])[] = [
  [15 * SECOND, 5 * SECOND],
  [MINUTE, 10 * SECOND],
  [3 * MINUTE, 20 * SECOND],
  [15 * MINUTE, MINUTE],
  [HOUR, 5 * MINUTE],
  [24 * HOUR, HOUR],
  [72 * HOUR, 6 * HOUR],
]

/** Ages of a success at which to check for a reversal. */
const REVERSAL_CHECK_AGES = [HOUR, 24 * HOUR, 72 * HOUR]

/** A failure was observed to turn into a success later, but not after a day. */
const FAILURE_FOLLOWED_FOR = 24 * HOUR

/** Age until which checks go on where the last one got no readable answer. */
const UNANSWERED_FOLLOWED_FOR = 7 * 24 * HOUR

/** Time after which the recheck job takes over a sync that did not end. */
export const SYNC_RETRY_MS = 30 * SECOND

type Facts = Pick<
  Transaction,
  | "kind"
  | "state"
  | "created_at"
  | "sent_at"
  | "finalized_at"
  | "expires_at"
  | "order_number"
  | "callback_order_numbers"
>

/** How long after the final state the recheck job tries to sync. */
const SYNC_RETRIED_FOR = HOUR

/**
 * The time of the next check, or null for none: often while a shopper waits,
 * then slower, up to 72 hours.
 *
 * @param options.isAnswered false when the last check got no readable answer:
 * that must not end the checks
 */
export function nextCheckAt(
  facts: Facts,
  now: Date,
  { isAnswered = true }: { isAnswered?: boolean } = {}
): Date | null {
  const next = scheduledCheck(facts, now)
  if (next || isAnswered || ageOf(facts, now) >= UNANSWERED_FOLLOWED_FOR) {
    return next
  }
  return after(now, HOUR)
}

/** The same for a row that needs a sync, in case the process that syncs it dies. */
export function nextTryAt(
  facts: Facts,
  now: Date,
  next: Date | null
): Date | null {
  const since = now.getTime() - (facts.finalized_at ?? now).getTime()
  return since < SYNC_RETRIED_FOR
    ? earliest(next, after(now, SYNC_RETRY_MS))
    : next
}

/** The earlier of two times; null is never. */
export function earliest(a: Date | null, b: Date | null): Date | null {
  if (!a || !b) {
    return a ?? b
  }
  return a < b ? a : b
}

function scheduledCheck(facts: Facts, now: Date): Date | null {
  switch (facts.state) {
    case "reversed":
    // A second admin decides, and nothing before that.
    case "awaiting_approval":
      return null
    case "refused":
      return nextRefusalCheck(facts, now)
    case "succeeded":
      return nextReversalCheck(facts.finalized_at ?? facts.created_at, now)
    case "failed":
    case "canceled":
      return nextFailureCheck(facts, now)
    case "draft":
    case "deferred":
    case "submitting":
    case "pending":
    case "unknown":
    case "expired":
      return hasOrderNumber(facts)
        ? nextOpenCheck(facts, now)
        : endWithoutCheck(facts)
  }
}

/**
 * No money moved, unless FlexPay has an order number all the same. The first
 * check is soon, since the shopper may try again.
 */
function nextRefusalCheck(facts: Facts, now: Date): Date | null {
  const age = ageOf(facts, now)
  return hasOrderNumber(facts) && age < FAILURE_FOLLOWED_FOR
    ? after(now, waitAt(age) ?? MINUTE)
    : null
}

function nextFailureCheck(facts: Facts, now: Date): Date | null {
  const age = ageOf(facts, now)
  return age < FAILURE_FOLLOWED_FOR
    ? after(now, Math.max(waitAt(age) ?? MINUTE, MINUTE))
    : null
}

function nextOpenCheck(facts: Facts, now: Date): Date | null {
  const wait = waitAt(ageOf(facts, now))
  if (wait === null) {
    return null
  }
  const next = after(now, wait)
  // Not later than the end of the push, so that the shopper may try again.
  return isLive(facts) && next > facts.expires_at && now < facts.expires_at
    ? facts.expires_at
    : next
}

/** When time ends a transaction without an order number; null where an operator must. */
function endWithoutCheck(facts: Facts): Date | null {
  const { kind, state, expires_at } = facts
  const isStuck = kind === "payout" && state === "unknown"
  // A live one expires then, however late that is written.
  return !isStuck && (isLive(facts) || state === "draft") ? expires_at : null
}

function waitAt(age: number): number | null {
  const last = STEPS.at(-1)?.[0] ?? 0
  if (age >= last) {
    return null
  }
  const wait = STEPS.find(([until]) => age < until)?.[1] ?? HOUR
  return Math.min(wait, last - age)
}

function nextReversalCheck(finalizedAt: Date, now: Date): Date | null {
  const age = now.getTime() - finalizedAt.getTime()
  const next = REVERSAL_CHECK_AGES.find((checkAge) => checkAge > age)
  return next === undefined ? null : new Date(finalizedAt.getTime() + next)
}

function after(now: Date, wait: number): Date {
  return new Date(now.getTime() + wait)
}

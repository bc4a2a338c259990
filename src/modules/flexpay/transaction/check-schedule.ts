import { hasOrderNumber, isLive } from "./transaction"
import type { Transaction } from "./transaction"

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Up to which age of the attempt, how long to wait before asking again. */
const STEPS: readonly (readonly [age: number, wait: number])[] = [
  [15 * SECOND, 5 * SECOND],
  [MINUTE, 10 * SECOND],
  [3 * MINUTE, 20 * SECOND],
  [15 * MINUTE, MINUTE],
  [HOUR, 5 * MINUTE],
  [24 * HOUR, HOUR],
  [72 * HOUR, 6 * HOUR],
]

/** Ages of a success at which to look whether FlexPay gave the money back. */
const LOOKS_AFTER_SUCCESS = [HOUR, 24 * HOUR, 72 * HOUR]

/** A "failed" was seen to turn into a success later, though not after a day. */
const FAILURE_FOLLOWED_FOR = 24 * HOUR

/** Until which age to go on when FlexPay could not be heard at the last look. */
const UNHEARD_FOLLOWED_FOR = 7 * 24 * HOUR

/** How long an apply may take before the recheck job takes it over. */
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

/** For how long after it settled the recheck job tries to tell Medusa. */
const SYNC_RETRIED_FOR = HOUR

/**
 * When to ask FlexPay about a transaction again, or null when never. Soon and
 * often while a shopper waits, then slower, to 72 hours.
 *
 * @param heard false when FlexPay was asked and gave nothing that can be read:
 * silence must not end the following of an attempt
 */
export function nextCheckAt(
  facts: Facts,
  now: Date,
  { heard = true }: { heard?: boolean } = {}
): Date | null {
  const next = scheduled(facts, now)
  if (next || heard || ageOf(facts, now) >= UNHEARD_FOLLOWED_FOR) {
    return next
  }
  return at(now, HOUR)
}

/** The same while Medusa has yet to be told, should who tells it die. */
export function nextTryAt(
  facts: Facts,
  now: Date,
  next: Date | null
): Date | null {
  const since = now.getTime() - (facts.finalized_at ?? now).getTime()
  return since < SYNC_RETRIED_FOR
    ? earliest(next, at(now, SYNC_RETRY_MS))
    : next
}

/** The earlier of two times; null is never. */
export function earliest(a: Date | null, b: Date | null): Date | null {
  if (!a || !b) {
    return a ?? b
  }
  return a < b ? a : b
}

function scheduled(facts: Facts, now: Date): Date | null {
  const age = ageOf(facts, now)
  switch (facts.state) {
    case "reversed":
      return null
    case "refused":
      // Nothing came of it, unless FlexPay names a transaction all the same. A
      // shopper may be about to try again, so that it is asked about soon.
      return hasOrderNumber(facts) && age < FAILURE_FOLLOWED_FOR
        ? at(now, step(age) ?? MINUTE)
        : null
    case "succeeded":
      return nextLook(facts.finalized_at ?? facts.created_at, now)
    case "failed":
    case "canceled":
      return followed(age, now)
    case "draft":
    case "awaiting_approval":
    case "deferred":
    case "submitting":
    case "pending":
    case "unknown":
    case "expired":
  }
  if (!hasOrderNumber(facts)) {
    if (facts.kind === "payout" && facts.state === "unknown") {
      // Nobody to ask, and no end that time brings: a person decides.
      return null
    }
    // A live one ends then, however late that is noticed.
    return isLive(facts) || facts.state === "draft" ? facts.expires_at : null
  }
  const wait = step(age)
  if (wait === null) {
    return null
  }
  const next = at(now, wait)
  // Not later than the end of the push, so that the shopper may try again then.
  return isLive(facts) && next > facts.expires_at && now < facts.expires_at
    ? facts.expires_at
    : next
}

function followed(age: number, now: Date): Date | null {
  return age >= FAILURE_FOLLOWED_FOR
    ? null
    : at(now, Math.max(step(age) ?? MINUTE, MINUTE))
}

function step(age: number): number | null {
  const last = STEPS.at(-1)?.[0] ?? 0
  if (age >= last) {
    return null
  }
  const wait = STEPS.find(([until]) => age < until)?.[1] ?? HOUR
  return Math.min(wait, last - age)
}

function nextLook(finalizedAt: Date, now: Date): Date | null {
  const age = now.getTime() - finalizedAt.getTime()
  const next = LOOKS_AFTER_SUCCESS.find((look) => look > age)
  return next === undefined ? null : new Date(finalizedAt.getTime() + next)
}

function ageOf({ created_at, sent_at }: Facts, now: Date): number {
  return now.getTime() - (sent_at ?? created_at).getTime()
}

function at(now: Date, wait: number): Date {
  return new Date(now.getTime() + wait)
}

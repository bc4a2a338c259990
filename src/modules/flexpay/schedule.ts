import { isLive } from "./transaction"
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

/** How long an apply may take before the recheck job takes it over. */
export const APPLY_RETRY_MS = 30 * SECOND

type Facts = Pick<
  Transaction,
  | "state"
  | "created_at"
  | "settled_at"
  | "lives_until"
  | "order_number"
  | "callback_order_number"
>

/**
 * When to ask FlexPay about a transaction again, or null when never. Soon and
 * often while a shopper waits, then slower, to 72 hours.
 */
export function nextCheckAt(facts: Facts, now: Date): Date | null {
  const age = now.getTime() - facts.created_at.getTime()
  switch (facts.state) {
    case "refused":
    case "reversed":
      return null
    case "succeeded":
      return nextLook(facts.settled_at ?? facts.created_at, now)
    case "failed":
    case "canceled":
      return age >= FAILURE_FOLLOWED_FOR
        ? null
        : at(now, Math.max(step(age) ?? MINUTE, MINUTE))
    case "ready":
    case "requesting":
    case "pending":
    case "unknown":
    case "expired":
  }
  if (!facts.order_number && !facts.callback_order_number) {
    return now < facts.lives_until ? facts.lives_until : null
  }
  const wait = step(age)
  if (wait === null) {
    return null
  }
  const next = at(now, wait)
  // Not later than the end of the push, so that the shopper may try again then.
  return isLive(facts) && next > facts.lives_until && now < facts.lives_until
    ? facts.lives_until
    : next
}

function step(age: number): number | null {
  const last = STEPS.at(-1)?.[0] ?? 0
  if (age >= last) {
    return null
  }
  const wait = STEPS.find(([until]) => age < until)?.[1] ?? HOUR
  return Math.min(wait, last - age)
}

function nextLook(settledAt: Date, now: Date): Date | null {
  const age = now.getTime() - settledAt.getTime()
  const next = LOOKS_AFTER_SUCCESS.find((look) => look > age)
  return next === undefined ? null : new Date(settledAt.getTime() + next)
}

function at(now: Date, wait: number): Date {
  return new Date(now.getTime() + wait)
}

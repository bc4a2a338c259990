import { magicNumberOf } from "./magic-numbers"
import { paymentOutcomes, type PaymentOutcome } from "./payment-outcomes"
import { payoutOutcomes, type PayoutOutcome } from "./payout-outcomes"
import type { Override } from "./overrides"
import type { Scenario } from "./scenario"
import type { Simulation } from "./simulation"
import type { Kind, Transaction } from "./transaction"

/** The part that a new transaction will play. */
export interface Part {
  outcome: string
  scenario: Scenario
  override: Override | undefined
}

/**
 * Finds the part: what was set for the phone, else its magic number, else the
 * virtual phone (or a success, with `autoPay`). A card is always decided on
 * its page.
 */
export function partFor(
  simulation: Simulation,
  kind: Kind,
  phone: string | null
): Part {
  if (phone === null) {
    return paymentPart("interactive", undefined)
  }
  const override = simulation.overrides.take(phone, kind)
  const magic = magicNumberOf(phone)
  if (kind === "payout") {
    return payoutPart(override?.payout ?? magic?.payout ?? "paid", override)
  }
  if (isLocked(simulation, phone)) {
    return paymentPart("number_locked", override)
  }
  const otherwise = simulation.settings.autoPay ? "paid" : "interactive"
  return paymentPart(override?.payment ?? magic?.payment ?? otherwise, override)
}

/**
 * A second push while one is pending locks the number for a while (seen in
 * public integrations).
 */
function isLocked({ settings, book, locks }: Simulation, phone: string) {
  const lockedUntil = locks.get(phone) ?? 0
  if (Date.now() < lockedUntil) {
    return true
  }
  const isPending = (transaction: Transaction) =>
    transaction.kind === "payment" &&
    transaction.phone === phone &&
    transaction.state === "pending"
  const { lockNumberFor } = settings.quirks
  if (lockNumberFor === 0 || !book.all().some(isPending)) {
    return false
  }
  locks.set(phone, Date.now() + lockNumberFor)
  return true
}

function paymentPart(
  outcome: PaymentOutcome,
  override: Override | undefined
): Part {
  return { outcome, scenario: paymentOutcomes[outcome], override }
}

function payoutPart(
  outcome: PayoutOutcome,
  override: Override | undefined
): Part {
  return { outcome, scenario: payoutOutcomes[outcome], override }
}

import { findMagicNumber } from "./magic-numbers"
import { paymentOutcomes, type PaymentOutcome } from "./payment-outcomes"
import { payoutOutcomes, type PayoutOutcome } from "./payout-outcomes"
import type { Override } from "./overrides"
import type { Scenario } from "./scenario"
import type { Simulation } from "./simulation"
import type { Kind, Transaction } from "./transaction"

/** The scenario of a new transaction, and what selected it. */
export interface ScenarioChoice {
  outcome: string
  scenario: Scenario
  override: Override | undefined
}

/**
 * Chooses the scenario of a new transaction: the override of its phone, else
 * its magic number, else the virtual phone (or a success, with `autoPay`). A
 * card is always decided on its page.
 */
export function chooseScenario(
  simulation: Simulation,
  kind: Kind,
  phone: string | null
): ScenarioChoice {
  if (phone === null) {
    return paymentChoice("interactive", undefined)
  }
  const override = simulation.overrides.take(phone, kind)
  if (kind === "payout") {
    const magic = findMagicNumber(phone)
    return payoutChoice(override?.payout ?? magic?.payout ?? "paid", override)
  }
  return paymentChoice(paymentOutcome(simulation, phone, override), override)
}

function paymentOutcome(
  simulation: Simulation,
  phone: string,
  override: Override | undefined
): PaymentOutcome {
  if (isLocked(simulation, phone)) {
    return "number_locked"
  }
  const fallback = simulation.settings.autoPay ? "paid" : "interactive"
  return override?.payment ?? findMagicNumber(phone)?.payment ?? fallback
}

/**
 * A second push while one is pending locks the number for a while (seen in
 * public integrations).
 */
function isLocked(simulation: Simulation, phone: string): boolean {
  const { settings, transactions, lockedUntil } = simulation
  if (Date.now() < (lockedUntil.get(phone) ?? 0)) {
    return true
  }
  const isPending = (transaction: Transaction) =>
    transaction.kind === "payment" &&
    transaction.phone === phone &&
    transaction.state === "pending"
  const { lockNumberFor } = settings.quirks
  if (lockNumberFor === 0 || !transactions.all().some(isPending)) {
    return false
  }
  lockedUntil.set(phone, Date.now() + lockNumberFor)
  return true
}

function paymentChoice(
  outcome: PaymentOutcome,
  override: Override | undefined
): ScenarioChoice {
  return { outcome, scenario: paymentOutcomes[outcome], override }
}

function payoutChoice(
  outcome: PayoutOutcome,
  override: Override | undefined
): ScenarioChoice {
  return { outcome, scenario: payoutOutcomes[outcome], override }
}

import { minorOf, shortest, type Money } from "./money"
import type { Simulation } from "./simulation"

/** Sets money aside for a payout; false when the balance is too low. */
export function reserve(simulation: Simulation, money: Money): boolean {
  const left = balanceOf(simulation, money) - money.minor
  if (left < 0n) {
    return false
  }
  write(simulation, money, left)
  return true
}

/** Puts the money of a failed payout back into the balance. */
export function giveBack(simulation: Simulation, money: Money): void {
  write(simulation, money, balanceOf(simulation, money) + money.minor)
}

function balanceOf({ settings }: Simulation, { currency }: Money): bigint {
  return minorOf(settings.payout.balance[currency]) ?? 0n
}

function write({ settings }: Simulation, { currency }: Money, minor: bigint) {
  settings.payout.balance[currency] = shortest(minor)
}

import { formatShortest, parseMinor, type Money } from "./money"
import type { Simulation } from "./simulation"

/** Reserves money for a payout; false if the balance is too low. */
export function reserveBalance(simulation: Simulation, money: Money): boolean {
  const remaining = balanceOf(simulation, money) - money.minor
  if (remaining < 0n) {
    return false
  }
  writeBalance(simulation, { ...money, minor: remaining })
  return true
}

/** Puts the money of a failed payout back into the balance. */
export function releaseBalance(simulation: Simulation, money: Money): void {
  const minor = balanceOf(simulation, money) + money.minor
  writeBalance(simulation, { ...money, minor })
}

function balanceOf({ settings }: Simulation, { currency }: Money): bigint {
  return parseMinor(settings.payout.balance[currency]) ?? 0n
}

function writeBalance({ settings }: Simulation, money: Money): void {
  settings.payout.balance[money.currency] = formatShortest(money.minor)
}

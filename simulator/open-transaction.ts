import { randomInt } from "node:crypto"
import type { ScenarioChoice } from "./choose-scenario"
import { parseMinor, type Money } from "./money"
import { findNetwork } from "./networks"
import type { Simulation } from "./simulation"
import type { Kind, ReturnUrls, Transaction } from "./transaction"

/** A valid request that moves money. */
export interface Order {
  kind: Kind
  merchant: string
  reference: string
  phone: string | null
  money: Money
  callbackUrl: string
  returnUrls: ReturnUrls | null
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
const digits = "0123456789"

/** Creates a pending transaction, and stores it. */
export function openTransaction(
  simulation: Simulation,
  order: Order,
  { outcome, scenario, override }: ScenarioChoice
): Transaction {
  const { kind, phone, money } = order
  const createdAt = new Date()
  const transaction: Transaction = {
    kind,
    merchant: order.merchant,
    reference: order.reference,
    phone,
    callbackUrl: order.callbackUrl,
    returnUrls: order.returnUrls,
    outcome,
    requestedMoney: money,
    movedMoney: scenario.movedMoney
      ? otherMoney(money, scenario.movedMoney, override)
      : money,
    orderNumber: orderNumberFor(phone),
    providerReference: randomText(letters + digits, 11),
    channel: phone === null ? "visa" : (findNetwork(phone)?.channel ?? "mpesa"),
    createdAt,
    state: "pending",
    reason: null,
    changes: [{ changedAt: createdAt, state: "pending", reason: null }],
    callbacks: [],
    waitsForShopper: scenario.interactive === true,
    isDecided: false,
    moneyMoved: false,
    moneyReturned: false,
    checkFailure: scenario.checkFailure ?? null,
    failingChecksLeft: simulation.settings.failingChecks,
  }
  simulation.transactions.add(transaction)
  simulation.changeEvents.emit(transaction)
  return transaction
}

/**
 * Twelve letters and digits, then the twelve digits of the payer's phone
 * (FlexPay spec 1.5, examples). Those of a card are random.
 */
function orderNumberFor(phone: string | null): string {
  const random = randomText(letters + letters.toLowerCase() + digits, 12)
  return random + (phone ?? randomText(digits, 12))
}

function randomText(alphabet: string, length: number): string {
  return Array.from(
    { length },
    () => alphabet[randomInt(alphabet.length)]
  ).join("")
}

function otherMoney(
  money: Money,
  difference: "other_amount" | "other_currency",
  override: ScenarioChoice["override"]
): Money {
  if (difference === "other_currency") {
    const other = money.currency === "CDF" ? "USD" : "CDF"
    return { ...money, currency: override?.otherCurrency ?? other }
  }
  const otherAmount = money.minor === 100n ? "2" : "1"
  const minor = parseMinor(override?.otherAmount ?? otherAmount)
  return { ...money, minor: minor ?? money.minor }
}

import { randomInt } from "node:crypto"
import type { Part } from "./casting"
import type { Money } from "./money"
import { minorOf } from "./money"
import { networkOf } from "./networks"
import type { Simulation } from "./simulation"
import type { Kind, ReturnUrls, Transaction } from "./transaction"

/** A request that was found in order. */
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

/** Writes a new transaction, pending, into the book. */
export function openTransaction(
  simulation: Simulation,
  order: Order,
  { outcome, scenario, override }: Part
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
    requested: money,
    moves: scenario.moves ? otherMoney(money, scenario.moves, override) : money,
    orderNumber: orderNumberFor(phone),
    providerReference: randomText(letters + digits, 11),
    channel: phone === null ? "visa" : (networkOf(phone)?.channel ?? "mpesa"),
    createdAt,
    state: "pending",
    reason: null,
    changes: [{ at: createdAt, state: "pending", reason: null }],
    callbacks: [],
    waitsForShopper: scenario.interactive === true,
    moneyMoved: false,
    moneyReturned: false,
    checkTrouble: scenario.checkTrouble ?? null,
    troubledChecksLeft: simulation.settings.troubledChecks,
  }
  simulation.book.add(transaction)
  simulation.changes.tell(transaction)
  return transaction
}

/**
 * Twelve letters and digits, then the payer's twelve digits (FlexPay spec 1.5,
 * examples); a card has no phone, and gets twelve random digits.
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
  moves: "other_amount" | "other_currency",
  override: Part["override"]
): Money {
  if (moves === "other_currency") {
    const other = money.currency === "CDF" ? "USD" : "CDF"
    return { ...money, currency: override?.otherCurrency ?? other }
  }
  const one = money.minor === 100n ? "2" : "1"
  const minor = minorOf(override?.otherAmount ?? one)
  return { ...money, minor: minor ?? money.minor }
}

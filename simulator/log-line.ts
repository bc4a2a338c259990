import { shortest } from "./money"
import type { Transaction } from "./transaction"

/**
 * One line about a transaction's new state. The reference stands for it: an
 * order number holds the payer's phone number.
 */
export function logLine(transaction: Transaction): string {
  const { kind, requested, reference, phone, state, reason } = transaction
  const amount = `${shortest(requested.minor)} ${requested.currency}`
  const who = phone === null ? "" : ` ${masked(phone)}`
  const why = reason === null ? "" : ` (${reason})`
  return `${kind} ${reference}: ${amount}${who} ${state}${why}`
}

function masked(phone: string): string {
  return `${phone.slice(0, 5)}*****${phone.slice(-2)}`
}

import { formatShortest } from "./money"
import type { Transaction } from "./transaction"

/**
 * One line about the new state of a transaction. It names the reference: an
 * order number contains the phone number of the payer.
 */
export function logLine(transaction: Transaction): string {
  const { kind, requestedMoney, reference, phone, state, reason } = transaction
  const amount = `${formatShortest(requestedMoney.minor)} ${requestedMoney.currency}`
  const payer = phone === null ? "" : ` ${maskPhone(phone)}`
  const reasonText = reason === null ? "" : ` (${reason})`
  return `${kind} ${reference}: ${amount}${payer} ${state}${reasonText}`
}

function maskPhone(phone: string): string {
  return `${phone.slice(0, 5)}*****${phone.slice(-2)}`
}

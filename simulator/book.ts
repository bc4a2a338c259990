import { currencies, shortest } from "./money"
import { statuses, type Balance, type Transaction } from "./transaction"

/** Every transaction since the start or the last reset, oldest first. */
export class Book {
  private readonly byOrderNumber = new Map<string, Transaction>()
  private readonly references = new Set<string>()

  add(transaction: Transaction): void {
    this.byOrderNumber.set(transaction.orderNumber, transaction)
  }

  /** Marks a reference as used; false when it was used before. */
  useReference(reference: string): boolean {
    const isNew = !this.references.has(reference)
    this.references.add(reference)
    return isNew
  }

  find(orderNumber: string): Transaction | undefined {
    return this.byOrderNumber.get(orderNumber)
  }

  all(): Transaction[] {
    return [...this.byOrderNumber.values()]
  }

  clear(): void {
    this.byOrderNumber.clear()
    this.references.clear()
  }
}

/**
 * What moved, in major units by currency: `in` was paid by shoppers, `returned`
 * was given back to them by FlexPay, `out` was paid out.
 */
export function totalsOf(transactions: readonly Transaction[]) {
  const moved: Balance = { CDF: 0n, USD: 0n }
  const returned: Balance = { CDF: 0n, USD: 0n }
  const paidOut: Balance = { CDF: 0n, USD: 0n }
  for (const { kind, moves, moneyMoved, moneyReturned } of transactions) {
    if (!moneyMoved) {
      continue
    }
    const sum = kind === "payout" ? paidOut : moved
    sum[moves.currency] += moves.minor
    if (moneyReturned) {
      returned[moves.currency] += moves.minor
    }
  }
  return Object.fromEntries(
    currencies.map((currency) => [
      currency,
      {
        in: shortest(moved[currency]),
        returned: shortest(returned[currency]),
        out: shortest(paidOut[currency]),
      },
    ])
  )
}

/** A transaction as the control API shows it; amounts in major units. */
export function entryOf(transaction: Transaction) {
  const { requested, moves, state, moneyMoved } = transaction
  return {
    kind: transaction.kind,
    orderNumber: transaction.orderNumber,
    reference: transaction.reference,
    merchant: transaction.merchant,
    phone: transaction.phone,
    channel: transaction.channel,
    outcome: transaction.outcome,
    amount: shortest(requested.minor),
    currency: requested.currency,
    moved: moneyMoved
      ? { amount: shortest(moves.minor), currency: moves.currency }
      : null,
    moneyReturned: transaction.moneyReturned,
    state,
    status: statuses[state],
    reason: transaction.reason,
    providerReference: transaction.providerReference,
    waitsForShopper: transaction.waitsForShopper,
    requestedAt: transaction.createdAt,
    changes: transaction.changes,
    callbackUrl: transaction.callbackUrl,
    callbacks: transaction.callbacks,
  }
}

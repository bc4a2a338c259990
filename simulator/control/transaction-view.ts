import { currencies, formatShortest } from "../money"
import { statuses, type Balance, type Transaction } from "../transaction"

/**
 * Money moved, in major units by currency: `in` was paid by shoppers,
 * `returned` was refunded to them by FlexPay, `out` was paid out.
 */
export function sumByCurrency(transactions: readonly Transaction[]) {
  const paidIn: Balance = { CDF: 0n, USD: 0n }
  const returned: Balance = { CDF: 0n, USD: 0n }
  const paidOut: Balance = { CDF: 0n, USD: 0n }
  for (const transaction of transactions) {
    const { kind, movedMoney, moneyMoved, moneyReturned } = transaction
    if (!moneyMoved) {
      continue
    }
    const sum = kind === "payout" ? paidOut : paidIn
    sum[movedMoney.currency] += movedMoney.minor
    if (moneyReturned) {
      returned[movedMoney.currency] += movedMoney.minor
    }
  }
  return Object.fromEntries(
    currencies.map((currency) => [
      currency,
      {
        in: formatShortest(paidIn[currency]),
        returned: formatShortest(returned[currency]),
        out: formatShortest(paidOut[currency]),
      },
    ])
  )
}

/** A transaction as the control API returns it; amounts in major units. */
export function toTransactionView(transaction: Transaction) {
  const { requestedMoney, movedMoney, state, moneyMoved } = transaction
  return {
    kind: transaction.kind,
    orderNumber: transaction.orderNumber,
    reference: transaction.reference,
    merchant: transaction.merchant,
    phone: transaction.phone,
    channel: transaction.channel,
    outcome: transaction.outcome,
    amount: formatShortest(requestedMoney.minor),
    currency: requestedMoney.currency,
    moved: moneyMoved
      ? {
          amount: formatShortest(movedMoney.minor),
          currency: movedMoney.currency,
        }
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

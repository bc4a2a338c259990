import type { Simulation } from "../simulation"
import type { Transaction } from "../transaction"
import { ControlError } from "./errors"
import type { TransactionSelector } from "./schemas"

/** The newest selected transaction that waits, or else the newest. */
export function findTransaction(
  { transactions }: Simulation,
  selector: TransactionSelector
): Transaction {
  const newestFirst = transactions
    .all()
    .filter((transaction) => isSelected(transaction, selector))
    .reverse()
  const transaction =
    newestFirst.find(({ waitsForShopper }) => waitsForShopper) ?? newestFirst[0]
  if (!transaction) {
    throw new ControlError(404, "No such transaction.")
  }
  return transaction
}

function isSelected(
  transaction: Transaction,
  { orderNumber, reference, phone }: TransactionSelector
): boolean {
  return (
    (orderNumber ?? reference ?? phone) !== undefined &&
    (orderNumber ?? transaction.orderNumber) === transaction.orderNumber &&
    (reference ?? transaction.reference) === transaction.reference &&
    (phone ?? transaction.phone) === transaction.phone
  )
}

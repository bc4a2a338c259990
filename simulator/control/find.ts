import type { Simulation } from "../simulation"
import type { Transaction } from "../transaction"
import { Problem } from "./problem"
import type { Which } from "./schemas"

/** The transaction that is meant: the newest that waits, or the newest. */
export function findTransaction({ book }: Simulation, which: Which) {
  const found = book
    .all()
    .filter((transaction) => matches(transaction, which))
    .reverse()
  const transaction =
    found.find(({ waitsForShopper }) => waitsForShopper) ?? found[0]
  if (!transaction) {
    throw new Problem(404, "No such transaction.")
  }
  return transaction
}

function matches(
  transaction: Transaction,
  { orderNumber, reference, phone }: Which
): boolean {
  return (
    (orderNumber ?? reference ?? phone) !== undefined &&
    (orderNumber ?? transaction.orderNumber) === transaction.orderNumber &&
    (reference ?? transaction.reference) === transaction.reference &&
    (phone ?? transaction.phone) === transaction.phone
  )
}

import type { Transaction } from "./transaction"

/**
 * Whether an operator recorded a payment that no request of the store's started:
 * paid at a till, or to the merchant's number.
 */
export function isUnrequested({
  kind,
  payment_session_id,
  requested_by,
}: Pick<Transaction, "kind" | "payment_session_id" | "requested_by">): boolean {
  return (
    kind === "payment" && payment_session_id === null && requested_by !== null
  )
}

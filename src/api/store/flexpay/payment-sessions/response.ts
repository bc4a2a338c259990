import { guessOperator, maskPhone } from "../../../../gateway"
import { isLive } from "../../../../modules/flexpay/transaction"
import type { Payment } from "../../../../modules/flexpay/transaction"
import type { StoreFlexPayTransaction } from "./types"

/** Up to which age of the attempt in ms, how long a page should wait. */
const PACES: readonly (readonly [age: number, wait: number])[] = [
  [15_000, 3_000],
  [60_000, 5_000],
]
const SLOWEST_PACE_MS = 10_000
/** The money is there, and the order is being placed. */
const PLACING_PACE_MS = 1_000

/** The part of a transaction that a shopper may see. */
export function toStoreTransaction(
  transaction: Payment
): StoreFlexPayTransaction {
  const { state, phone, attention, redirect_url } = transaction
  const paid = state === "succeeded"
  return {
    state,
    reason: transaction.reason,
    phone: phone && maskPhone(phone),
    operator: phone ? guessOperator(phone) : null,
    amount: transaction.amount,
    currency_code: transaction.currency_code,
    retry_after_ms: pace(transaction),
    can_retry: !isLive(transaction) && !paid && state !== "reversed",
    needs_help: paid && attention !== null,
    idempotency_key: transaction.idempotency_key,
    redirect_url: isLive(transaction) ? redirect_url : null,
    // An order placed before the payment, and canceled, is no order to show.
    order_id: transaction.authorized_session_id ? transaction.order_id : null,
  }
}

function pace(transaction: Payment): number | null {
  if (transaction.state === "succeeded") {
    return transaction.applied_state === "succeeded" || transaction.attention
      ? null
      : PLACING_PACE_MS
  }
  // An expired push may still be paid, and its shopper may still be waiting.
  if (!isLive(transaction) && transaction.state !== "expired") {
    return null
  }
  const age = Date.now() - transaction.created_at.getTime()
  return PACES.find(([until]) => age < until)?.[1] ?? SLOWEST_PACE_MS
}

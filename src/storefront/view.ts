import type { FlexPayView, StoreFlexPayTransaction } from "./types.ts"

const LIVE: readonly StoreFlexPayTransaction["state"][] = [
  "submitting",
  "pending",
  "unknown",
]

/** The view of a transaction. */
export function viewOf(
  transaction: StoreFlexPayTransaction | null
): FlexPayView {
  if (!transaction) {
    return "form"
  }
  const { state, needs_help, can_retry, redirect_url } = transaction
  if (needs_help) {
    return "help"
  }
  if (state === "succeeded") {
    return viewOfSuccess(transaction)
  }
  if (state === "reversed") {
    return can_retry ? "returned" : "help"
  }
  if (transaction.order_canceled) {
    return "order_canceled"
  }
  if (transaction.amount_changed) {
    if (LIVE.includes(state)) {
      return "amount_changed"
    }
    // Nothing was sent, or it has ended: the next request has the new amount.
    if (state === "deferred" || can_retry) {
      return "form"
    }
  }
  switch (state) {
    case "deferred":
      return "deferred"
    case "submitting":
    case "pending":
      return redirect_url ? "card_page" : "waiting"
    case "refused":
    case "failed":
    case "canceled":
      return "failed"
    case "expired":
      return "expired"
    case "unknown":
    default:
      // A newer server may know more states.
      return "checking"
  }
}

function viewOfSuccess({
  order_id,
  retry_after_ms,
}: StoreFlexPayTransaction): FlexPayView {
  if (order_id) {
    return "paid"
  }
  // A payment that will not be retried, and has no order.
  return retry_after_ms === null ? "help" : "placing"
}

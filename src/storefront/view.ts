import type { FlexPayView, StoreFlexPayTransaction } from "./types.ts"

/** What to show of a transaction. */
export function viewOf(
  transaction: StoreFlexPayTransaction | null
): FlexPayView {
  if (!transaction) {
    return "form"
  }
  switch (transaction.state) {
    case "ready":
      return "ready"
    case "requesting":
    case "pending":
      return transaction.redirect_url ? "card_page" : "waiting"
    case "succeeded":
      return viewOfSuccess(transaction)
    case "reversed":
      return "help"
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
  needs_help,
  order_id,
  retry_after_ms,
}: StoreFlexPayTransaction): FlexPayView {
  if (needs_help) {
    return "help"
  }
  if (order_id) {
    return "paid"
  }
  // Money that nothing more will be done with, and no order to show for it.
  return retry_after_ms === null ? "help" : "placing"
}

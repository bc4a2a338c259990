import type { FlexPayView, StoreFlexPayTransaction } from "./types.ts"

type State = StoreFlexPayTransaction["state"]

const LIVE: readonly State[] = ["submitting", "pending", "unknown"]

/** Of a payment by mobile money whose amount and order are unchanged. */
const VIEW_OF_STATE: Readonly<Partial<Record<State, FlexPayView>>> = {
  deferred: "deferred",
  submitting: "waiting",
  pending: "waiting",
  refused: "failed",
  failed: "failed",
  canceled: "failed",
  expired: "expired",
}

/** The view of a transaction. */
export function viewOf(
  transaction: StoreFlexPayTransaction | null
): FlexPayView {
  if (!transaction) {
    return "form"
  }
  const { state, needs_help, can_retry } = transaction
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
  return (
    (transaction.amount_changed && viewOfChange(transaction)) ||
    viewOfState(transaction)
  )
}

/** @returns null where the changed amount makes no difference */
function viewOfChange({
  state,
  can_retry,
}: StoreFlexPayTransaction): FlexPayView | null {
  if (LIVE.includes(state)) {
    return "amount_changed"
  }
  // Nothing was sent, or it has ended: the next request has the new amount.
  return state === "deferred" || can_retry ? "form" : null
}

function viewOfState({
  state,
  redirect_url,
}: StoreFlexPayTransaction): FlexPayView {
  // A newer server may know more states.
  const view = VIEW_OF_STATE[state] ?? "checking"
  return view === "waiting" && redirect_url ? "card_page" : view
}

function viewOfSuccess({
  order_placed,
  retry_after_ms,
}: StoreFlexPayTransaction): FlexPayView {
  if (order_placed) {
    return "paid"
  }
  // A payment that will not be retried, and has no order.
  return retry_after_ms === null ? "help" : "placing"
}

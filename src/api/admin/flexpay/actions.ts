import { isLive } from "../../../modules/flexpay/transaction"
import type { Transaction } from "../../../modules/flexpay/transaction"
import type { AdminFlexPayAction } from "./types"

/**
 * What this admin may do with a transaction now. The workflows check again.
 * @param viewerId who looks: nobody approves what they asked for themselves
 */
export function actionsOf(
  transaction: Transaction,
  viewerId: string
): AdminFlexPayAction[] {
  return [
    ...(isCheckable(transaction) ? (["check"] as const) : []),
    ...(transaction.kind === "payout"
      ? payoutActions(transaction, viewerId)
      : paymentActions(transaction)),
    ...(transaction.attention !== null &&
    transaction.state !== "awaiting_approval"
      ? (["settle"] as const)
      : []),
  ]
}

function isCheckable({
  order_number,
  callback_order_numbers,
  cut_at,
}: Transaction): boolean {
  const isKnown = order_number !== null || callback_order_numbers !== null
  return isKnown && cut_at === null
}

function payoutActions(
  { state, attention, requested_by }: Transaction,
  viewerId: string
): AdminFlexPayAction[] {
  if (state === "awaiting_approval") {
    return requested_by === viewerId ? ["reject"] : ["approve", "reject"]
  }
  const resendable =
    state === "failed" || state === "refused" || state === "unknown"
  return resendable && attention !== null ? ["resend"] : []
}

function paymentActions(transaction: Transaction): AdminFlexPayAction[] {
  if (transaction.state !== "succeeded" || isLive(transaction)) {
    return []
  }
  return transaction.attention === "order_not_placed" &&
    transaction.authorized_session_id === null
    ? ["place_order", "refund"]
    : ["refund"]
}

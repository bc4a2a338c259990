import type {
  AdminFlexPayOrderResponse,
  AdminFlexPayTransaction,
} from "../../../api/admin/flexpay/types"
import { mayStillChange } from "../../api/queries"

type Shown =
  | AdminFlexPayOrderResponse["payments"][number]
  | AdminFlexPayOrderResponse["payouts"][number]

/**
 * Splits an order's transactions into those that its page shows in full, because
 * money moved, may move, or needs attention, and unsuccessful attempts. Those
 * that need attention come first.
 */
export function splitTransactions({
  payments,
  payouts,
}: AdminFlexPayOrderResponse): {
  inFull: Shown[]
  attempts: Shown[]
} {
  const all: Shown[] = [...payouts, ...payments]
  return {
    inFull: all
      .filter(isShownInFull)
      .sort((a, b) => Number(!a.attention) - Number(!b.attention)),
    attempts: all.filter((transaction) => !isShownInFull(transaction)),
  }
}

function isShownInFull(transaction: AdminFlexPayTransaction): boolean {
  return (
    transaction.attention !== null ||
    mayStillChange(transaction) ||
    transaction.state === "awaiting_approval" ||
    transaction.state === "succeeded" ||
    transaction.state === "reversed"
  )
}

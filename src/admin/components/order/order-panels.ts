import type {
  AdminFlexPayOrderResponse,
  AdminFlexPayTransaction,
} from "../../../api/admin/flexpay/types"
import { isMoving } from "../../api/queries"

type Shown =
  | AdminFlexPayOrderResponse["payments"][number]
  | AdminFlexPayOrderResponse["payouts"][number]

/**
 * What an order shows in full, what needs attention first: money that moved, may
 * move, or needs attention. The rest are unsuccessful attempts.
 */
export function splitByWeight({
  payments,
  payouts,
}: AdminFlexPayOrderResponse): {
  inFull: Shown[]
  attempts: Shown[]
} {
  const all: Shown[] = [...payouts, ...payments]
  return {
    inFull: all
      .filter(matters)
      .sort((a, b) => Number(!a.attention) - Number(!b.attention)),
    attempts: all.filter((transaction) => !matters(transaction)),
  }
}

function matters(transaction: AdminFlexPayTransaction): boolean {
  return (
    transaction.attention !== null ||
    isMoving(transaction) ||
    transaction.state === "awaiting_approval" ||
    transaction.state === "succeeded" ||
    transaction.state === "reversed"
  )
}

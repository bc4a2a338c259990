import type {
  AdminFlexPayOrderResponse,
  AdminFlexPayTransaction,
} from "../../../api/admin/flexpay/types"
import { isMoving } from "../../api/queries"

type Shown = AdminFlexPayOrderResponse["payments"][number]

/**
 * What an order shows in full, what needs a person first: money that moved, may move, or
 * needs a person. The rest are attempts that came to nothing.
 */
export function splitByWeight({
  payments,
  payouts,
}: AdminFlexPayOrderResponse): {
  inFull: Shown[]
  attempts: Shown[]
} {
  const all = [...payouts, ...payments]
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

import { MathBN } from "@medusajs/framework/utils"
import {
  arrivedAmount,
  hasArrived,
  isReturned,
  successorOf,
} from "./payout-sums"
import type { SummedPayout } from "./payout-sums"
import { UNBOUND_ATTENTIONS } from "../transaction/transaction"
import type { Attention, Transaction } from "../transaction/transaction"

type Payout = SummedPayout & Pick<Transaction, "attention" | "refund_id">

/** Why a payout can't be resent; also the code of the error. */
export type ResendRefusal =
  "not_resendable" | "already_resent" | "payout_arrived"

export type ResendDecision =
  | { kind: "refused"; code: ResendRefusal }
  | {
      kind: "allowed"
      /** Medusa's amount: all of it, or the rest of one that arrived short. */
      session_amount: string
      /** The amount that FlexPay pays. */
      amount: string
      /** What an operator must write. */
      needs: "justification" | null
    }

/** Attentions of an accepted payout that checks do not bring to an end. */
const STUCK: readonly (Attention | null)[] = [
  "never_final",
  ...UNBOUND_ATTENTIONS,
]

/**
 * Whether a payout may be resent, as a new payout that is linked to it.
 * @param payouts all of the same payment
 */
export function decideResend(
  payout: Payout,
  payouts: readonly SummedPayout[]
): ResendDecision {
  if (successorOf(payout, payouts)) {
    return { kind: "refused", code: "already_resent" }
  }
  if (hasArrived(payout) || hasArrivedAncestor(payout, payouts)) {
    return { kind: "refused", code: "payout_arrived" }
  }
  const isResolved = payout.attention === null
  switch (payout.state) {
    case "failed":
      return whole(payout, isResolved ? "justification" : null)
    case "refused":
      // Without a refund of Medusa's nothing is owed by a refused payout.
      return isResolved && payout.refund_id === null
        ? { kind: "refused", code: "not_resendable" }
        : whole(payout, isResolved ? "justification" : null)
    case "unknown":
      return whole(payout, "justification")
    case "succeeded":
      return isReturned(payout) ? whole(payout, "justification") : rest(payout)
    case "pending":
      return STUCK.includes(payout.attention)
        ? whole(payout, "justification")
        : { kind: "refused", code: "not_resendable" }
    case "draft":
    case "awaiting_approval":
    case "deferred":
    case "submitting":
    case "canceled":
    case "expired":
    case "reversed":
      return { kind: "refused", code: "not_resendable" }
  }
}

/** Whether a payout arrived that this one was resent for. */
export function hasArrivedAncestor(
  { replaces_id }: Pick<Transaction, "replaces_id">,
  payouts: readonly SummedPayout[]
): boolean {
  const replaced = payouts.find(({ id }) => id === replaces_id)
  return (
    replaced !== undefined &&
    (hasArrived(replaced) || hasArrivedAncestor(replaced, payouts))
  )
}

function whole(
  { session_amount, amount }: Payout,
  needs: "justification" | null
): ResendDecision {
  return { kind: "allowed", session_amount, amount, needs }
}

function rest(payout: Payout): ResendDecision {
  const amount = MathBN.sub(payout.amount, arrivedAmount(payout)).toFixed()
  return {
    kind: "allowed",
    session_amount: amount,
    amount,
    needs: "justification",
  }
}

import { MathBN } from "@medusajs/framework/utils"
import type { TimelineData } from "../store/personal-data"
import type { Attention, State, Transaction } from "../transaction/transaction"
import {
  isReturned,
  receivedMoney,
  successorOf,
  sumArrived,
} from "./payout-sums"
import { hasArrivedAncestor } from "./resend-rules"

/** States of a payout that sent no money. */
const NOT_SENT: readonly State[] = ["refused", "failed"]

/** A payout that succeeded, and what it is compared with. */
interface ArrivalFacts {
  payout: Transaction
  /** Null where it is gone. */
  payment: Transaction | null
  /** All of the payment. */
  payouts: readonly Transaction[]
}

interface Arrival {
  /** Null where nothing contradicts the arrival. */
  attention: Attention | null
  /** The payout that was sent in its place and did not leave: it is not owed. */
  discharged: Transaction | null
  details: TimelineData
}

/** Compares a payout that succeeded with its payment and its successor. */
export function compareArrival({
  payout,
  payment,
  payouts,
}: ArrivalFacts): Arrival {
  const successor = successorOf(payout, payouts)
  const arrived = sumArrived(payouts)
  const isTooMuch =
    payment !== null && MathBN.gt(arrived, receivedMoney(payment).amount)
  const isPaidTwice =
    isTooMuch ||
    hasArrivedAncestor(payout, payouts) ||
    (successor !== undefined && mayHaveLeft(successor))
  // An operator resolved it in an earlier state, and may have paid the recipient
  // in another way.
  const isResolved = payout.synced_state !== null && !successor
  return {
    attention: isPaidTwice
      ? "paid_out_twice"
      : isResolved
        ? "contradicted"
        : null,
    discharged:
      successor && NOT_SENT.includes(successor.state) ? successor : null,
    details: { successor: successor?.id, arrived },
  }
}

function mayHaveLeft(payout: Transaction): boolean {
  return !NOT_SENT.includes(payout.state) && !isReturned(payout)
}

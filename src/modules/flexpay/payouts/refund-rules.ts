import { isUnbound } from "../transaction/transaction"
import type {
  Attention,
  Disposition,
  Transaction,
} from "../transaction/transaction"

/** Facts about a payment under its lock, before a payout is written. */
export interface RefundFacts {
  payment: Pick<
    Transaction,
    | "kind"
    | "state"
    | "disposition"
    | "attention"
    | "authorized_session_id"
    | "received_amount"
  >
  /** Medusa has booked the money as a payment. */
  is_in_medusa: boolean
  /** A sync that may place the payment's order is under way. */
  has_sync_lease: boolean
  /** A payout of the payment that failed or stays unknown, and has attention. */
  has_open_payout: boolean
  /** `medusa` refunds without a user, when it undoes its own capture. */
  requester: "operator" | "medusa"
  /** A payout is resent; else it is a new refund. */
  is_resend: boolean
  /** An operator wrote a justification. */
  is_justified: boolean
  /** Nothing of the payment remains after this refund. */
  covers_rest: boolean
}

/** Why a payment can't be refunded now; also the code of the error. */
export type RefundRefusal =
  | "not_paid"
  | "amount_unknown"
  | "payout_open"
  | "order_being_placed"
  | "justification_missing"

export type RefundDecision =
  | { kind: "refused"; code: RefundRefusal }
  /** `attention` and `disposition` of the payment after the payout is written. */
  | {
      kind: "allowed"
      disposition: Disposition | null
      attention: Attention | null
    }

/**
 * Whether money of a payment may be paid back now, and what the payment becomes
 * by it. A refund of money that Medusa has not booked ends every attempt to place
 * its order.
 */
export function decideRefund(facts: RefundFacts): RefundDecision {
  const code = refusalOf(facts)
  if (code) {
    return { kind: "refused", code }
  }
  const { disposition, attention } = facts.payment
  if (facts.is_in_medusa || disposition === "booked") {
    return { kind: "allowed", disposition, attention }
  }
  // What remains belongs to no order, and an operator decides about it.
  const isRestLeft = disposition === "becoming_order" && !facts.covers_rest
  return {
    kind: "allowed",
    disposition: "going_back",
    attention: attention ?? (isRestLeft ? "order_not_placed" : null),
  }
}

function refusalOf(facts: RefundFacts): RefundRefusal | null {
  const { payment } = facts
  if (payment.kind !== "payment" || payment.state !== "succeeded") {
    return "not_paid"
  }
  if (isAmountUnknown(payment)) {
    return "amount_unknown"
  }
  if (facts.has_open_payout && !facts.is_resend) {
    return "payout_open"
  }
  if (needsJustification(payment) && !facts.is_justified) {
    return "justification_missing"
  }
  return mayBecomeOrder(facts) ? "order_being_placed" : null
}

/**
 * Whether a sync may be placing the order of this money. A session that took the
 * money may be completing: Medusa's payment is about to be written.
 */
function mayBecomeOrder(facts: RefundFacts): boolean {
  const { payment, is_in_medusa, has_sync_lease, requester } = facts
  if (payment.disposition !== "becoming_order") {
    return false
  }
  return is_in_medusa
    ? has_sync_lease && requester === "operator"
    : has_sync_lease || payment.authorized_session_id !== null
}

/** Whether FlexPay reports a payment as paid without a readable amount. */
export function isAmountUnknown({
  attention,
  received_amount,
}: Pick<Transaction, "attention" | "received_amount">): boolean {
  return attention === "amount_unknown" && received_amount === null
}

/**
 * Whether a refund of this payment needs a justification: an operator resolved
 * it, or FlexPay's last answer does not prove the payment.
 */
export function needsJustification(
  payment: Pick<Transaction, "disposition" | "attention" | "received_amount">
): boolean {
  const { disposition, attention, received_amount } = payment
  return (
    disposition === "resolved" ||
    attention === "contradicted" ||
    // An accepted payment has its received amount from an operator.
    (isUnbound(payment) && received_amount === null)
  )
}

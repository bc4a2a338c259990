import type {
  Attention,
  Disposition,
  Transaction,
} from "../transaction/transaction"

/** What is known when a payout of a payment is about to be written. */
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
  /** Medusa holds the money as a payment, so its books follow the refund. */
  is_in_medusa: boolean
  /** A sync that may place the payment's order is under way. */
  has_sync_lease: boolean
  /** A payout of the payment that failed or stays unknown, and has attention. */
  has_open_payout: boolean
  /** `medusa` asks without a user, when it takes back what it did itself. */
  asked_by: "operator" | "medusa"
  /** A payout is sent again; else it is a fresh refund. */
  is_resend: boolean
  /** An operator wrote a justification. */
  is_justified: boolean
  /** Nothing of the payment remains after this refund. */
  covers_rest: boolean
}

/** Why a payment can't be refunded now; the code of the error, too. */
export type RefundRefusal =
  | "not_paid"
  | "amount_unknown"
  | "payout_open"
  | "order_being_placed"
  | "justification_missing"

export type RefundDecision =
  | { kind: "refused"; code: RefundRefusal }
  /** `attention` and `disposition` of the payment once the payout is written. */
  | {
      kind: "allowed"
      disposition: Disposition | null
      attention: Attention | null
    }

/** Attentions of a success whose answer of check is not bound to our request. */
const UNBOUND: readonly (Attention | null)[] = [
  "reference_differs",
  "order_number_differs",
]

/**
 * Whether money of a payment may go back now, and what the payment becomes by
 * it. Money is either becoming an order or going back: a refund of money that
 * Medusa has not booked ends every attempt to place its order.
 */
export function decideRefund(facts: RefundFacts): RefundDecision {
  const { payment, is_in_medusa } = facts
  const { disposition, attention } = payment
  if (payment.kind !== "payment" || payment.state !== "succeeded") {
    return { kind: "refused", code: "not_paid" }
  }
  if (isAmountUnknown(payment)) {
    return { kind: "refused", code: "amount_unknown" }
  }
  if (facts.has_open_payout && !facts.is_resend) {
    return { kind: "refused", code: "payout_open" }
  }
  if (needsJustification(payment) && !facts.is_justified) {
    return { kind: "refused", code: "justification_missing" }
  }
  if (disposition === "becoming_order") {
    // A session that took the money may be completing: Medusa's payment is
    // about to be written.
    const mayBecomeOrder = is_in_medusa
      ? facts.has_sync_lease && facts.asked_by === "operator"
      : facts.has_sync_lease || payment.authorized_session_id !== null
    if (mayBecomeOrder) {
      return { kind: "refused", code: "order_being_placed" }
    }
  }
  if (is_in_medusa || disposition === "booked") {
    return { kind: "allowed", disposition, attention }
  }
  return {
    kind: "allowed",
    disposition: "going_back",
    // What remains belongs to no order, and an operator decides about it.
    attention:
      attention ??
      (disposition === "becoming_order" && !facts.covers_rest
        ? "order_not_placed"
        : null),
  }
}

/** Whether FlexPay called a payment paid, and nobody knows yet how much came. */
export function isAmountUnknown({
  attention,
  received_amount,
}: Pick<Transaction, "attention" | "received_amount">): boolean {
  return attention === "amount_unknown" && received_amount === null
}

/**
 * Whether a refund of this payment takes a justification: an operator dealt
 * with its money outside, or FlexPay's last answer does not prove it.
 */
export function needsJustification({
  disposition,
  attention,
  received_amount,
}: Pick<
  Transaction,
  "disposition" | "attention" | "received_amount"
>): boolean {
  return (
    disposition === "resolved" ||
    attention === "contradicted" ||
    // An accepted payment has its received amount from an operator's act.
    (UNBOUND.includes(attention) && received_amount === null)
  )
}

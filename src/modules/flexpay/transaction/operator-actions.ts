import { MathBN } from "@medusajs/framework/utils"
import { refundableAmount } from "../payouts/payout-amount"
import { successorOf, sumHeld } from "../payouts/payout-sums"
import {
  decideRefund,
  isAmountUnknown,
  needsJustification,
} from "../payouts/refund-rules"
import { decideResend } from "../payouts/resend-rules"
import {
  OPEN_STATES,
  UNBOUND_ATTENTIONS,
  UNPAID_STATES,
  isCheckable,
  isUnbound,
} from "./transaction"
import type { Attention, State, Transaction } from "./transaction"

/** What an operator can do with a transaction. */
export const OPERATOR_ACTIONS = [
  "check",
  "refund",
  "approve",
  "reject",
  "resend",
  "place_order",
  "accept",
  "resolve",
] as const

export type OperatorAction = (typeof OPERATOR_ACTIONS)[number]

/** Facts around a transaction for an operator. */
export interface ActionFacts {
  /** The admin user, who may not approve their own request. */
  viewer_id: string
  /** All payouts of the payment, or of the payout's payment. */
  payouts: readonly Transaction[]
  /** A sync of the payment is under way. */
  has_sync_lease: boolean
}

export interface OperatorActions {
  actions: OperatorAction[]
  /** Those of them that need a justification. */
  needs_justification: OperatorAction[]
  /** What "resend" would send, in major units; null where it is not offered. */
  resend_amount: string | null
  /** Whether "accept" takes the amount that arrived. */
  accept_needs_amount: boolean
}

/**
 * Attentions with which the order may be placed after the operator removed the
 * cause. The action itself verifies that the money fits the cart or order.
 */
const PLACEABLE: readonly (Attention | null)[] = [
  "order_not_placed",
  "session_gone",
  "cart_changed",
  "order_changed",
  "other_payment_authorized",
  "refund_not_sent",
]

/** The same after an operator accepted the money. */
const PLACEABLE_WHEN_ACCEPTED: readonly (Attention | null)[] = [
  ...UNBOUND_ATTENTIONS,
  "amount_unknown",
]

/** States of a payment that was sent, and of which no money is counted. */
const ACCEPTABLE_STATES: readonly State[] = [
  ...OPEN_STATES,
  ...UNPAID_STATES,
  "expired",
]

/**
 * The actions that an operator may take: the buttons of the admin. Each action
 * is verified again under a lock.
 */
export function actionsOn(
  transaction: Transaction,
  facts: ActionFacts
): OperatorActions {
  const { kind, state, attention } = transaction
  const resend =
    kind === "payout" ? decideResend(transaction, facts.payouts) : null
  const canResend = resend?.kind === "allowed"
  const canAccept = isAcceptable(transaction)
  const canRefund = isRefundable(transaction, facts)
  const actions: [OperatorAction, boolean][] = [
    ["check", isCheckable(transaction)],
    ["approve", isApprovable(transaction, facts.viewer_id)],
    ["reject", state === "awaiting_approval"],
    ["resend", canResend],
    ["accept", canAccept],
    ["place_order", isOrderPlaceable(transaction, facts.payouts)],
    ["refund", canRefund],
    ["resolve", attention !== null && state !== "awaiting_approval"],
  ]
  const justified: [OperatorAction, boolean][] = [
    ["resend", canResend && resend.needs !== null],
    ["accept", canAccept],
    ["refund", canRefund && needsJustification(transaction)],
  ]
  return {
    actions: offered(actions),
    needs_justification: offered(justified),
    resend_amount: canResend ? resend.amount : null,
    accept_needs_amount: canAccept && isAmountUnknown(transaction),
  }
}

function offered(actions: [OperatorAction, boolean][]): OperatorAction[] {
  return actions.flatMap(([action, isOffered]) => (isOffered ? [action] : []))
}

function isApprovable(
  { state, requested_by }: Transaction,
  viewerId: string
): boolean {
  return state === "awaiting_approval" && requested_by !== viewerId
}

/**
 * Whether check reports a payment as paid that it does not bind to the request,
 * or whose amount is unreadable: an operator may accept it as received.
 */
export function isAcceptable(
  payment: Pick<
    Transaction,
    "kind" | "state" | "attention" | "check_status" | "received_amount"
  >
): boolean {
  const { kind, state, check_status } = payment
  return (
    kind === "payment" &&
    ((state === "succeeded" && isAmountUnknown(payment)) ||
      (isUnbound(payment) &&
        check_status === "paid_mismatch" &&
        ACCEPTABLE_STATES.includes(state)))
  )
}

/** Whether an operator may have the order placed of a payment's money. */
export function isOrderPlaceable(
  payment: Transaction,
  payouts: readonly Transaction[]
): boolean {
  const { kind, state, attention, disposition } = payment
  return (
    kind === "payment" &&
    state === "succeeded" &&
    disposition === "awaiting_operator" &&
    (PLACEABLE.includes(attention) ||
      (PLACEABLE_WHEN_ACCEPTED.includes(attention) &&
        hasArrivedInFull(payment))) &&
    MathBN.lte(sumHeld(payouts), 0)
  )
}

/** Whether an accepted payment has the requested amount. */
function hasArrivedInFull(payment: Transaction): boolean {
  const { received_amount, received_currency_code } = payment
  return (
    received_amount !== null &&
    received_currency_code === payment.currency_code &&
    MathBN.gte(received_amount, payment.amount)
  )
}

function isRefundable(
  payment: Transaction,
  { payouts, has_sync_lease }: ActionFacts
): boolean {
  const decision = decideRefund({
    payment,
    // True once a session claimed the money, also while the order is being placed.
    is_in_medusa: payment.authorized_session_id !== null,
    has_sync_lease,
    has_open_payout: findOpenPayout(payouts) !== undefined,
    requester: "operator",
    is_resend: false,
    is_justified: true,
    covers_rest: true,
  })
  return (
    decision.kind === "allowed" &&
    MathBN.gt(refundableAmount(null, payment, payouts), 0)
  )
}

/**
 * A payout that failed or stays unknown, and was neither resolved nor resent.
 */
export function findOpenPayout(
  payouts: readonly Transaction[]
): Transaction | undefined {
  return payouts.find(
    (payout) =>
      (payout.state === "failed" || payout.state === "unknown") &&
      payout.attention !== null &&
      !successorOf(payout, payouts)
  )
}

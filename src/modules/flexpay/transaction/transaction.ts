import type { CheckStatus, Currency, Operator } from "../../../gateway"

/** The state of a transaction. */
export const STATES = [
  "draft", // a payout whose refund Medusa is about to record
  "awaiting_approval", // a payout, or an unrecorded payment, that a second admin must approve
  "deferred", // written, to be sent when the cart is completed (before_payment)
  "submitting", // about to be sent, or sent and not yet answered
  "pending", // accepted by FlexPay, waiting for the shopper
  "unknown", // sent, without a clear answer
  "refused", // FlexPay refused it at once, or was not reached
  "succeeded",
  "failed",
  "canceled",
  "expired", // the push was not answered in time; money may still arrive
  "reversed", // succeeded, and FlexPay returned the money
] as const

export type State = (typeof STATES)[number]

/**
 * The state of a payment for its shopper. One that awaits an approval belongs to
 * no session.
 */
export type PaymentState = Exclude<State, "draft" | "awaiting_approval">

/**
 * Written and never sent to FlexPay, which can't be checked about them; or not
 * counted until a second admin approves it, so that no check moves it.
 */
export const UNSENT_STATES = [
  "draft",
  "awaiting_approval",
  "deferred",
] as const satisfies readonly State[]

/** Sent or about to be, without a final answer. */
export const OPEN_STATES = [
  "submitting",
  "pending",
  "unknown",
] as const satisfies readonly State[]

/** States of a payment that exclude another push. */
export const LIVE_STATES = [
  "deferred",
  ...OPEN_STATES,
] as const satisfies readonly State[]

/** States in which check has proven that the money arrived. */
export const CONFIRMED_STATES = [
  "succeeded",
  "reversed",
] as const satisfies readonly State[]

/** States that ended without money. */
export const UNPAID_STATES = [
  "refused",
  "failed",
  "canceled",
] as const satisfies readonly State[]

/** States that are synced to Medusa. */
export const FINAL_STATES = [
  ...CONFIRMED_STATES,
  ...UNPAID_STATES,
  "expired",
] as const satisfies readonly State[]

/** Why a transaction ended without money. Shops translate these for shoppers. */
export const REASONS = [
  "rejected", // by a second admin
  "not_sent", // the process died before it sent anything
  "unreachable", // FlexPay was not reached; nothing was sent
  "misconfigured", // FlexPay refused the store's options
  "refused", // FlexPay refused the request at once
  "no_answer", // FlexPay never answered the request
  "not_paid", // the shopper refused, mistyped, or had too little
  "canceled", // the merchant canceled it at FlexPay
  "expired", // the push was not answered in time
  "returned", // FlexPay sends the money back, or has
] as const

export type Reason = (typeof REASONS)[number]

/** Why a payment ended without money. */
export type PaymentReason = Exclude<Reason, "rejected" | "not_sent">

/** Why an operator must decide. */
export const ATTENTIONS = [
  "outcome_unknown", // no answer and no order number: only FlexPay's support knows
  "never_final", // no final answer for 72 hours
  "amount_differs",
  "currency_differs",
  "reference_differs",
  "order_number_differs",
  "paid_twice", // the collection was paid already
  "session_gone", // the shop no longer has a session to pay
  "cart_changed", // the cart costs something else now
  "order_canceled", // the order was canceled, and its money is still here
  "order_not_placed", // paid, and Medusa could not place the order
  "contradicted", // FlexPay said paid, and later the opposite
  "reversed", // FlexPay gave the money back after the order was paid
  "payout_refused", // FlexPay refused the payout at once: the shop has the money
  "payout_failed", // the payout failed later: the shop has the money
  "approval_needed", // a second admin must approve it
  "paid_out_twice", // more was paid out than came in
  "two_orders", // the cart has more than one order
  "order_refunded", // Medusa refunded the payment itself, and the order stands
  "order_changed", // the order is owed another amount now
  "other_payment_authorized", // the order was placed with another provider, not captured
  "refund_not_sent", // the payment's payout was canceled or refused before it left
  "amount_unknown", // paid, and FlexPay's answer holds no readable amount or currency
  "outcome_unreadable", // the push is over, and FlexPay's answers can't be read
  "not_requested", // an approved payment that no request started and no order takes
] as const

export type Attention = (typeof ATTENTIONS)[number]

/** Check's answer is not provably about our request: it may be another's. */
export const UNBOUND_ATTENTIONS = [
  "reference_differs",
  "order_number_differs",
] as const satisfies readonly Attention[]

/**
 * The purpose of a payment's money that arrived. Each change is one guarded write
 * of the payment's row, which excludes concurrent decisions about the same money.
 */
export const DISPOSITIONS = [
  "becoming_order", // a sync places its order, or will be tried again
  "booked", // Medusa has booked it as a payment
  "going_back", // payouts return it, or FlexPay does
  "awaiting_operator", // it is in the attention list
  "resolved", // an operator dealt with it outside the plugin
] as const

export type Disposition = (typeof DISPOSITIONS)[number]

/** Check results that say of a payout: the money is not with the recipient. */
export const RETURNED_STATUSES = [
  "not_paid",
  "canceled",
  "refunding",
  "refunded",
] as const satisfies readonly CheckStatus[]

/** Currencies as Medusa spells them. */
export type CurrencyCode = Lowercase<Currency>

/** The same as FlexPay spells them. */
export const WIRE_CURRENCY: Readonly<Record<CurrencyCode, Currency>> = {
  cdf: "CDF",
  usd: "USD",
}

/** How Medusa spells a currency of FlexPay's. */
export function toCurrencyCode(currency: Currency): CurrencyCode {
  return currency === "CDF" ? "cdf" : "usd"
}

/**
 * A transaction, with the columns that `models/transaction` documents. Amounts
 * are decimal strings in major units.
 */
export interface Transaction {
  id: string
  kind: "payment" | "payout"
  method: "mobile_money" | "card"
  state: State
  reason: Reason | null
  gateway_message: string | null
  attention: Attention | null
  attention_at: Date | null
  owner_id: string | null
  reference: string
  order_number: string | null
  operator_reference: string | null
  channel: string | null
  phone: string | null
  operator: Operator | null
  amount: string
  amount_charged: string | null
  currency_code: CurrencyCode
  session_amount: string
  received_amount: string | null
  received_currency_code: CurrencyCode | null
  caller_hash: string | null
  payment_collection_id: string | null
  payment_session_id: string | null
  authorized_session_id: string | null
  order_id: string | null
  refund_id: string | null
  payment_transaction_id: string | null
  replaces_id: string | null
  requested_by: string | null
  approved_by: string | null
  note: string | null
  idempotency_key: string | null
  redirect_url: string | null
  expires_at: Date
  callbacks: number
  checks: number
  checked_at: Date | null
  next_check_at: Date | null
  check_status: CheckStatus | null
  check_status_at: Date | null
  sent_at: Date | null
  finalized_at: Date | null
  synced_state: State | null
  sync_lease_until: Date | null
  sync_lease_holder: string | null
  disposition: Disposition | null
  callback_order_numbers: string[] | null
  order_canceled_at: Date | null
  redacted_at: Date | null
  created_at: Date
  updated_at: Date
}

/** Columns that are written. */
export type Columns = Partial<
  Omit<Transaction, "id" | "created_at" | "updated_at">
> & { callback_token_hash?: string }

/** What a row is a request for. The approval of a payout covers it. */
type RequestColumn =
  | "kind"
  | "amount"
  | "session_amount"
  | "currency_code"
  | "phone"
  | "payment_transaction_id"
  | "replaces_id"
  | "requested_by"

/** Columns that a write may change. Those of the request stay as they are. */
export type Patch = Omit<Columns, RequestColumn> & {
  [Column in RequestColumn]?: never
}

/** A row that takes money from a shopper. */
export interface Payment extends Transaction {
  kind: "payment"
  state: PaymentState
  reason: PaymentReason | null
}

type InState = Pick<Transaction, "state">

/** Whether a payment still waits for the shopper, so that no other may start. */
export function isLive({ state }: InState): boolean {
  return isIn(LIVE_STATES, state)
}

/** Whether it was written and never sent. */
export function isUnsent({ state }: InState): boolean {
  return isIn(UNSENT_STATES, state)
}

/** Whether it was sent and has no final answer yet. */
export function isOpen({ state }: InState): boolean {
  return isIn(OPEN_STATES, state)
}

/** Whether the state is synced to Medusa. */
export function isFinal({ state }: InState): boolean {
  return isIn(FINAL_STATES, state)
}

/** Whether check has proven that the money arrived. */
export function isConfirmed({ state }: InState): boolean {
  return isIn(CONFIRMED_STATES, state)
}

/** Whether check's answer is not provably about our request. */
export function isUnbound({
  attention,
}: Pick<Transaction, "attention">): boolean {
  return UNBOUND_ATTENTIONS.some((unbound) => unbound === attention)
}

/** Milliseconds since it was sent: an approval may have delayed that by days. */
export function ageOf(
  { created_at, sent_at }: Pick<Transaction, "created_at" | "sent_at">,
  now: Date
): number {
  return now.getTime() - (sent_at ?? created_at).getTime()
}

type OrderNumbers = Pick<Transaction, "order_number" | "callback_order_numbers">

/** Whether an order number is known to check. */
export function hasOrderNumber(transaction: OrderNumbers): boolean {
  const { order_number, callback_order_numbers } = transaction
  return order_number !== null || callback_order_numbers !== null
}

/** Whether FlexPay can be checked about a transaction at any time. */
export function isCheckable(
  transaction: InState & OrderNumbers & Pick<Transaction, "redacted_at">
): boolean {
  return (
    !isUnsent(transaction) &&
    transaction.redacted_at === null &&
    hasOrderNumber(transaction)
  )
}

/**
 * Whether the present state is to be synced to Medusa. What stands in the
 * attention list is not: an operator decides about it first. A reversal is: the
 * money is gone, and Medusa's records must say so. A success is synced only
 * while its money is becoming an order.
 */
export function needsSync(
  transaction: Pick<
    Transaction,
    "kind" | "state" | "attention" | "synced_state" | "disposition"
  >
): boolean {
  const { kind, state, attention, synced_state, disposition } = transaction
  return (
    isFinal(transaction) &&
    (attention === null || state === "reversed") &&
    synced_state !== state &&
    (kind === "payout" ||
      state !== "succeeded" ||
      disposition === "becoming_order")
  )
}

function isIn(states: readonly State[], state: State): boolean {
  return states.includes(state)
}

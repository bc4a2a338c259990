import type { FlexPayOptions } from "../../../modules/flexpay/options"
import type { Refundable } from "../../../modules/flexpay/payouts/payout-amount"
import type { SearchTotal } from "../../../modules/flexpay/store/transaction-search"
import type { OperatorAction } from "../../../modules/flexpay/transaction/operator-actions"
import type { Transaction } from "../../../modules/flexpay/transaction/transaction"
import type { PaymentLinkState } from "../../../modules/flexpay/payment-links/payment-link-state"

/** The fewest characters of a note, and of a reason. */
export const NOTE_LENGTH_MIN = 3

/** The fewest characters of a justification. */
export const JUSTIFICATION_LENGTH_MIN = 10

/** How CSV files are separated: by commas, or as Excel in French opens them. */
export const CSV_FORMATS = ["csv", "excel"] as const

export type FlexPayCsvFormat = (typeof CSV_FORMATS)[number]

/** Columns that the admin API shows as they are stored. */
export const SHOWN_COLUMNS = [
  "id",
  "kind",
  "method",
  "state",
  "reason",
  "gateway_message",
  "attention",
  "reference",
  "operator_reference",
  "channel",
  "operator",
  "amount",
  "amount_charged",
  "received_amount",
  "received_currency_code",
  "currency_code",
  "order_id",
  "payment_collection_id",
  "payment_transaction_id",
  "replaces_id",
  "refund_id",
  "note",
  "checks",
  "disposition",
] as const satisfies readonly (keyof Transaction)[]

/**
 * A transaction in the admin API. Amounts are decimal strings in major units,
 * times are ISO strings. `gateway_message` is FlexPay's own text in French,
 * masked. `amount_charged` includes the operator's fee and is null until known;
 * `received_amount` is null unless it differs from `amount`. Of a payout,
 * `payment_transaction_id` is the refunded payment and `replaces_id` the payout
 * that it was sent again for.
 */
export interface AdminFlexPayTransaction extends Pick<
  Transaction,
  (typeof SHOWN_COLUMNS)[number]
> {
  /** Six signs by which the customer names it; searches find it by them. */
  support_code: string
  attention_at: string | null
  /** The admin user to whom the attention is assigned. */
  owner: AdminFlexPayUser | null
  /** Masked: it ends with the phone number. */
  order_number: string | null
  /** Masked; `POST …/:id/phone` shows all of it and records the disclosure. */
  phone: string | null
  /** When the phone number and the exchanges with FlexPay were redacted. */
  redacted_at: string | null
  order_display_id: number | null
  /** Of the order, or of the cart; null where Medusa has neither. */
  customer: AdminFlexPayCustomer | null
  /** What is in the cart, where no order exists; else null. */
  cart_items: AdminFlexPayCartItem[] | null
  requested_by: AdminFlexPayUser | null
  approved_by: AdminFlexPayUser | null
  checked_at: string | null
  next_check_at: string | null
  finalized_at: string | null
  created_at: string
  /** Whether the viewer may take the attention over, or give it back. */
  can_assign: boolean
  /** Whether the viewer may see the whole phone number. */
  can_reveal_phone: boolean
  /** Of a payout that waits for approval; else null. */
  approval: AdminFlexPayApproval | null
  /** What the viewer can do now. The server decides again when it is done. */
  actions: AdminFlexPayAction[]
  /** Which of `actions` require a `justification`. */
  needs_justification: AdminFlexPayAction[]
  /**
   * What "resend" would send: the whole payout, or the rest of one that arrived
   * short. Null when resend is not offered.
   */
  resend_amount: string | null
  /**
   * Of "refund" and "resend": what may be sent to the known number without a
   * second admin's approval; another number always needs one. Null where no
   * approval is required, and where neither is offered.
   */
  approval_above: string | null
  /** Whether "accept" requires the amount that arrived. */
  accept_needs_amount: boolean
}

/** What the approver of a payout decides about. */
export interface AdminFlexPayApproval {
  /** Whether it goes to another number than the one that paid. */
  is_other_phone: boolean
  /** The number that paid, masked; null where none is known, as after a card. */
  payer_phone: string | null
  /** Why another number. */
  phone_reason: string | null
  /** Medusa's refund reason. */
  refund_reason: string | null
  /** The amount that the payment brought. */
  received: string
  /** What other payouts of the payment gave back, or may be giving back. */
  paid_out: string
  /** What was counted at the request, this payout included; see `threshold`. */
  counted: string | null
  /** The option `payouts.approval_above` at the request. */
  threshold: string | null
}

export interface AdminFlexPayContact {
  name: string | null
  email: string | null
}

/** Guests have the name of their delivery address. */
export interface AdminFlexPayCustomer extends AdminFlexPayContact {
  /** Medusa's, a guest's as well; null where Medusa has deleted the customer. */
  id: string | null
}

export interface AdminFlexPayCartItem {
  title: string
  quantity: number
}

/** Name and e-mail of a secret API key are those of the user who created it. */
export interface AdminFlexPayUser extends AdminFlexPayContact {
  id: string
  /** Whether the user was deleted; then name and e-mail may be unknown. */
  is_deleted: boolean
  /** The title of a secret API key; absent for a user who logged in. */
  api_key?: string
}

export type AdminFlexPayAction = OperatorAction

/**
 * An entry of the timeline. `data` is masked. `actor` is null for the plugin,
 * and what a secret API key did names the key and the user who created it.
 */
export interface AdminFlexPayTimelineEntry {
  id: string
  type: string
  data: Record<string, unknown> | null
  actor: AdminFlexPayUser | null
  created_at: string
}

/** With its timeline, newest first. */
export interface AdminFlexPayTransactionWithTimeline extends AdminFlexPayTransaction {
  timeline: AdminFlexPayTimelineEntry[]
}

/** GET /admin/flexpay/transactions/:id */
export interface AdminFlexPayTransactionResponse {
  transaction: AdminFlexPayTransactionWithTimeline
  /** The payouts of a payment, or the payment of a payout. */
  related: AdminFlexPayTransaction[]
  /** Of a payment; null for a payout. */
  refundable: AdminFlexPayRefundable | null
  /** Of an unpaid payment's cart; null where there is no open cart. */
  cart_request: AdminFlexPayCartRequest | null
}

/** The payment link of a cart. */
export interface AdminFlexPayCartRequest {
  /** The last link; null when there is none. */
  link: AdminFlexPayPaymentLink | null
  /** Whether the viewer may request payments. */
  can_request: boolean
}

export type AdminFlexPayRefundable = Refundable

/**
 * Answer of each action: the transaction as it is afterwards (after a refund or
 * a resend: the new payout); or, with status 409, the conflict.
 */
export type AdminFlexPayActionResponse =
  | { transaction: AdminFlexPayTransaction | undefined }
  | {
      type: string
      code: string | undefined
      message: string
      /** Of `payout_open` and `already_resent`: the payout in question. */
      transaction_id?: string
    }

/**
 * GET /admin/flexpay/transactions
 * Query: q (reference, order number, phone, order's number, or the customer's
 * e-mail address or a part of the name), kind, state,
 * method, operator, currency_code, attention ("true"), owner (me or none: to
 * whom the attention is assigned), created_from, created_to
 * (ISO dates), order (created_at, attention_at or amount, descending with "-"),
 * limit (20), offset.
 */
export interface AdminFlexPayTransactionListResponse {
  transactions: AdminFlexPayTransaction[]
  /** Exact up to the next thousand after this page; see `count_is_exact`. */
  count: number
  /** False when there are more than `count`. */
  count_is_exact: boolean
  offset: number
  limit: number
}

/** GET /admin/flexpay/transactions/totals, with the list's query. */
export interface AdminFlexPayTotalsResponse {
  totals: AdminFlexPayTotal[]
}

/** A sum of succeeded transactions, over all pages of a list. */
export type AdminFlexPayTotal = SearchTotal

/** GET /admin/flexpay/attention */
export interface AdminFlexPayAttentionResponse {
  count: number
  /** Real money moves with `live` only. */
  environment: AdminFlexPayEnvironment
  /** The option `payouts.fee_percent`, an estimate; null when it is not set. */
  payout_fee_percent: string | null
}

/** The FlexPay that the plugin uses, by its addresses. */
export type AdminFlexPayEnvironment = FlexPayOptions["environment"]

/** POST /admin/flexpay/transactions/:id/phone */
export interface AdminRevealFlexPayPhone {
  /** Why, in 3 characters or more, without a phone number. */
  reason: string
}

/** POST /admin/flexpay/transactions/:id/phone */
export interface AdminFlexPayPhoneResponse {
  phone: string | null
}

/** GET /admin/flexpay/orders/:id */
export interface AdminFlexPayOrderResponse {
  /** Payments of the order's payment collections, newest first. */
  payments: (AdminFlexPayTransactionWithTimeline & {
    refundable: AdminFlexPayRefundable | null
  })[]
  payouts: AdminFlexPayTransactionWithTimeline[]
  request: AdminFlexPayOrderRequest
}

/** What can be requested for an order, and its payment link. */
export interface AdminFlexPayOrderRequest {
  /** Due by Medusa, in major units; null when FlexPay can't request it. */
  outstanding: { amount: string; currency_code: string } | null
  /** The last link; null when there is none. */
  link: AdminFlexPayPaymentLink | null
  /** Whether the viewer may request payments. */
  can_request: boolean
}

/** A payment link in the admin API. Times are ISO strings. */
export interface AdminFlexPayPaymentLink {
  id: string
  /** The order that it requests the payment of; null for a cart. */
  order_id: string | null
  /** A secret of the payer; null when it can't be used, or the viewer may not request payments. */
  url: string | null
  state: PaymentLinkState
  /** Due now: decimal string, major units. */
  amount: string
  currency_code: string
  expires_at: string
  opened_at: string | null
  created_at: string
  /** Null for the store's own code. */
  created_by: AdminFlexPayUser | null
}

/** POST /admin/flexpay/orders/:id/payment-links */
export interface AdminCreateFlexPayPaymentLink {
  /** A part of what is due: decimal string, major units; all of it when absent. */
  amount?: string
}

/** POST /admin/flexpay/payment-links/:id/push */
export interface AdminPushFlexPayPaymentLink {
  /** In any usual notation. */
  phone: string
}

/**
 * Answer of the routes of payment links. With status 409: why it can't be
 * requested now.
 */
export type AdminFlexPayPaymentLinkResponse =
  | { payment_link: AdminFlexPayPaymentLink }
  | { type: string; code: string | undefined; message: string }

/** POST /admin/flexpay/transactions/:id/payouts (id of a payment) */
export interface AdminCreateFlexPayPayout extends AdminResendFlexPayPayout {
  /** Decimal string, major units; all that is refundable when absent. */
  amount?: string
  refund_reason_id?: string
  /** `refundable.paid_out` as the operator saw it; 409 when it has changed. */
  paid_out: string
}

/** POST /admin/flexpay/transactions/:id/resend (id of a payout) */
export interface AdminResendFlexPayPayout {
  /** Another number than before; then `phone_reason` is needed. */
  phone?: string
  phone_reason?: string
  note?: string
  /**
   * Required when `needs_justification` names the action; 10 characters or more.
   * After an unknown outcome: why it is certain that no money left.
   */
  justification?: string
}

/** POST /admin/flexpay/transactions/:id/place-order (id of a payment) */
export interface AdminPlaceFlexPayOrder {
  /** Required when `needs_justification` names "place_order"; 10 characters or more. */
  justification?: string
}

/** POST /admin/flexpay/transactions/:id/accept (id of a payment) */
export interface AdminAcceptFlexPayPayment {
  /** 10 characters or more. */
  justification: string
  /**
   * The received amount: decimal string, major units, at most the requested one.
   * Required when `accept_needs_amount`.
   */
  amount?: string
}

/**
 * POST /admin/flexpay/transactions/:id/resolve { note }
 * POST /admin/flexpay/transactions/:id/approve {}
 * POST /admin/flexpay/transactions/:id/reject { note }
 * POST /admin/flexpay/transactions/:id/check {}
 * POST /admin/flexpay/transactions/:id/assign {} (to the caller)
 * POST /admin/flexpay/transactions/:id/unassign {}
 */
export interface AdminFlexPayNote {
  note: string
}

/** GET /admin/flexpay/customers/:id */
export interface AdminFlexPayCustomerResponse {
  /** How many FlexPay transactions the customer's carts and orders have. */
  transactions: number
  /** How many of them can't be erased yet. */
  waiting: number
  /** The transactions that must end, or be resolved, first; at most 20. */
  blocked_by: AdminFlexPayBlockingTransaction[]
  /** Whether the viewer may erase personal data. */
  can_erase: boolean
}

/** A transaction that can't be erased yet. */
export type AdminFlexPayBlockingTransaction = Pick<
  Transaction,
  "id" | "kind" | "reference" | "state" | "attention"
>

/** Answer of POST /admin/flexpay/events/replay. */
export interface AdminFlexPayReplayResponse {
  /** How many events are emitted again. */
  count: number
}

/** POST /admin/flexpay/erasures: at least one of the two. */
export interface AdminEraseFlexPayCustomer {
  /** Medusa's customer: the transactions of their carts and orders. */
  customer_id?: string
  /** A number in any usual notation: its transactions, in any order. */
  phone?: string
}

/** Answer of POST /admin/flexpay/erasures. */
export interface AdminFlexPayErasureResponse extends Omit<
  AdminFlexPayCustomerResponse,
  "can_erase"
> {
  /** Transactions that this request changed; 0 when repeated. */
  erased: number
}

import type {
  Attention,
  CurrencyCode,
  Disposition,
  Reason,
  State,
} from "../../../modules/flexpay/transaction/transaction"
import type { OperatorAction } from "../../../modules/flexpay/transaction/operator-actions"
import type { Operator } from "../../../gateway"

/** The fewest characters of a note, and of the reason for another number. */
export const NOTE_LENGTH_MIN = 3

/** The fewest characters of a justification. */
export const JUSTIFICATION_LENGTH_MIN = 10

/** A transaction as admins see it. Amounts are decimal strings, major units. */
export interface AdminFlexPayTransaction {
  id: string
  kind: "payment" | "payout"
  method: "mobile_money" | "card"
  state: State
  reason: Reason | null
  /** FlexPay's own words, masked; in French. */
  gateway_message: string | null
  attention: Attention | null
  attention_at: string | null
  reference: string
  /** Masked: it ends with the phone number. */
  order_number: string | null
  operator_reference: string | null
  channel: string | null
  /** Masked; `GET …/:id/phone` reveals it, and notes who looked. */
  phone: string | null
  /** When the phone number was cut, and with it what was said over the wire. */
  redacted_at: string | null
  operator: Operator | null
  amount: string
  /** With the operator's fee; null until known. */
  amount_charged: string | null
  /** What arrived, where it is not what was asked for. */
  received_amount: string | null
  received_currency_code: CurrencyCode | null
  currency_code: CurrencyCode
  order_id: string | null
  order_display_id: number | null
  payment_collection_id: string | null
  /** Of a payout: the payment that it gives back. */
  payment_transaction_id: string | null
  /** Of a payout: the one that it was sent again for. */
  replaces_id: string | null
  refund_id: string | null
  requested_by: AdminFlexPayUser | null
  approved_by: AdminFlexPayUser | null
  note: string | null
  checks: number
  checked_at: string | null
  next_check_at: string | null
  finalized_at: string | null
  created_at: string
  /** What the money of a payment is for; null before it arrived, and for payouts. */
  disposition: Disposition | null
  /** What may be done now; the server decides, and checks again. */
  actions: AdminFlexPayAction[]
  /** Which of `actions` require a `justification`. */
  needs_justification: AdminFlexPayAction[]
  /**
   * What "resend" would send: all of it, or the rest of a payout that arrived
   * short. Decimal string, major units; null when resend is not offered.
   */
  resend_amount: string | null
  /** Whether "accept" requires the amount that arrived. */
  accept_asks_amount: boolean
}

export interface AdminFlexPayUser {
  id: string
  email: string | null
}

export type AdminFlexPayAction = OperatorAction

/** A line of the timeline. `data` is masked. */
export interface AdminFlexPayTimelineEntry {
  id: string
  type: string
  data: Record<string, unknown> | null
  actor: AdminFlexPayUser | null
  created_at: string
}

/** GET /admin/flexpay/transactions/:id */
export interface AdminFlexPayTransactionResponse {
  transaction: AdminFlexPayTransaction & { events: AdminFlexPayTimelineEntry[] }
  /** The payouts of a payment, or the payment of a payout. */
  related: AdminFlexPayTransaction[]
  /** What is left of a payment; null for a payout. */
  refundable: AdminFlexPayRefundable | null
}

/** What can be given back of a payment. */
export interface AdminFlexPayRefundable {
  payment_transaction_id: string
  /** Decimal string, major units. */
  amount: string
  currency_code: CurrencyCode
  /** What was given back or is on its way; send it back with the refund. */
  paid_out: string
}

/**
 * Answer of each act on a transaction: as it stands then (after a refund or a
 * resend: the new payout); or, with status 409, that somebody was quicker.
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
 * Query: q (reference, order number, phone, order's number), kind, state,
 * operator, currency_code, attention ("true"), created_from, created_to
 * (ISO dates), limit (20), offset.
 */
export interface AdminFlexPayTransactionListResponse {
  transactions: AdminFlexPayTransaction[]
  /** Counted up to the thousand that lies beyond this page. */
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

/** Of what succeeded, over all pages of a list. */
export interface AdminFlexPayTotal {
  kind: "payment" | "payout"
  currency_code: CurrencyCode
  operator: Operator | null
  count: number
  amount: string
}

/** GET /admin/flexpay/attention */
export interface AdminFlexPayAttentionResponse {
  count: number
}

/** GET /admin/flexpay/transactions/:id/phone */
export interface AdminFlexPayPhoneResponse {
  phone: string | null
}

/** GET /admin/flexpay/orders/:id */
export interface AdminFlexPayOrderResponse {
  /** Payments of the order's collections, newest first, each with its events. */
  payments: (AdminFlexPayTransaction & {
    events: AdminFlexPayTimelineEntry[]
    /** What is left of this payment. */
    refundable: AdminFlexPayRefundable | null
  })[]
  payouts: (AdminFlexPayTransaction & { events: AdminFlexPayTimelineEntry[] })[]
}

/** POST /admin/flexpay/transactions/:id/payouts (id of a payment) */
export interface AdminCreateFlexPayPayout {
  /** Decimal string, major units; all that is left when absent. */
  amount?: string
  /** Another number than the payer's; then `phone_reason` is needed. */
  phone?: string
  phone_reason?: string
  refund_reason_id?: string
  note?: string
  /** What the admin saw as given back: when it changed since, 409. */
  paid_out: string
  /** Required when `needs_justification` names "refund"; 10 characters or more. */
  justification?: string
}

/** POST /admin/flexpay/transactions/:id/resend (id of a payout) */
export interface AdminResendFlexPayPayout {
  phone?: string
  phone_reason?: string
  note?: string
  /**
   * Required when `needs_justification` names "resend"; 10 characters or more.
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
   * What arrived: decimal string, major units, at most the requested amount.
   * Required when `accept_asks_amount`.
   */
  amount?: string
}

/**
 * POST /admin/flexpay/transactions/:id/settle { note }
 * POST /admin/flexpay/transactions/:id/approve {}
 * POST /admin/flexpay/transactions/:id/reject { note }
 * POST /admin/flexpay/transactions/:id/check {}
 */
export interface AdminFlexPayNote {
  note: string
}

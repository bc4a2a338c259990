/** Where the shopper's payment stands. */
export type StoreFlexPayState =
  | "deferred" // complete the cart to send the push (order placed before payment)
  | "submitting"
  | "pending" // the push is on the phone
  | "unknown" // no answer yet; still checking, nobody should pay twice
  | "succeeded"
  | "failed"
  | "refused"
  | "canceled"
  | "expired" // nobody answered the push; the shopper may try again
  | "reversed"

/** Why there is no money. A shop puts it into words. */
export type StoreFlexPayReason =
  | "unreachable"
  | "misconfigured"
  | "refused"
  | "no_answer"
  | "not_paid"
  | "canceled"
  | "expired"
  | "returned"
  | "resolved" // the shop settled the earlier payment with the shopper

/** What a waiting page needs, and nothing secret. */
export interface StoreFlexPayTransaction {
  state: StoreFlexPayState
  reason: StoreFlexPayReason | null
  /** Masked. */
  phone: string | null
  /** A guess from the number's prefix. */
  operator: "vodacom" | "orange" | "airtel" | "africell" | null
  /** Major units, a decimal string. */
  amount: string
  currency_code: string
  /** Milliseconds after which to ask again; null when nothing will change. */
  retry_after_ms: number | null
  /** Whether the shopper may ask for another push now. */
  can_retry: boolean
  /**
   * Money arrived that fits no order, or may have arrived: the shopper should
   * contact the shop, and must not pay again.
   */
  needs_help: boolean
  /**
   * The polled session asks for another amount than this attempt. While it is
   * live, the shopper should refuse it on the phone and ask for the new amount.
   */
  amount_changed: boolean
  /** The order was canceled: the shopper should not confirm. */
  order_canceled: boolean
  /** The shop's own key of the press that asked for it, if it sent one. */
  idempotency_key: string | null
  /** Where to pay by card. */
  redirect_url: string | null
  /** Once the order is placed. */
  order_id: string | null
}

export interface StoreFlexPayTransactionResponse {
  /** Null while nothing was asked of the shopper. */
  transaction: StoreFlexPayTransaction | null
}

/** State of the shopper's payment. */
export type StoreFlexPayState =
  | "deferred" // complete the cart to send the push (order placed before payment)
  | "submitting"
  | "pending" // the push is on the phone
  | "unknown" // no answer yet; still checking, the shopper must not pay twice
  | "succeeded"
  | "failed"
  | "refused"
  | "canceled"
  | "expired" // the push was not answered; the shopper may try again
  | "reversed"

/** Why the payment did not succeed. A shop puts it into words. */
export type StoreFlexPayReason =
  | "unreachable"
  | "misconfigured"
  | "refused"
  | "no_answer"
  | "not_paid"
  | "canceled"
  | "expired"
  | "returned"
  | "resolved" // the shop resolved the earlier payment with the shopper

/** The part of a transaction that a waiting page needs. */
export interface StoreFlexPayTransaction {
  state: StoreFlexPayState
  reason: StoreFlexPayReason | null
  /**
   * Why the payment did not succeed, in the words of FlexPay or the operator,
   * mostly in French. Plain text of at most 160 characters, masked. Null where
   * they say no more than `reason` does.
   */
  gateway_message: string | null
  /** Six signs by which the shopper names this attempt to the shop; the admin finds it by them. */
  support_code: string
  /** Masked. */
  phone: string | null
  /** A guess from the number's prefix. */
  operator: "vodacom" | "orange" | "airtel" | "africell" | null
  /** Major units, a decimal string. */
  amount: string
  currency_code: string
  /** Milliseconds until the next poll; null when nothing will change. */
  retry_after_ms: number | null
  /**
   * Whole minutes, rounded up, until an unanswered push or card page expires;
   * null when nothing waits for the shopper.
   */
  minutes_left: number | null
  /** Whether the shopper may request another push now. */
  can_retry: boolean
  /**
   * A payment arrived that matches no order, or may have arrived: the shopper
   * should contact the shop, and must not pay again.
   */
  needs_help: boolean
  /**
   * The polled session has another amount than this attempt. While it is live,
   * the shopper should refuse it on the phone and request the new amount.
   */
  amount_changed: boolean
  /** The order was canceled: the shopper should not confirm. */
  order_canceled: boolean
  /** The shop's idempotency key of the request, if it sent one. */
  idempotency_key: string | null
  /** Where to pay by card. */
  redirect_url: string | null
  /** Whether the order is placed. */
  order_placed: boolean
  /** Once the order is placed, for a request with the `cart_id` of its cart. */
  order_id: string | null
}

export interface StoreFlexPayTransactionResponse {
  /** Null before the first request. */
  transaction: StoreFlexPayTransaction | null
  /**
   * Before the first request, where the option `network_notice` is on: operators
   * whose payments fail more often than usual at present. A hint to show.
   */
  disturbed_operators?: NonNullable<StoreFlexPayTransaction["operator"]>[]
}

/** How an order was paid. Amounts are decimal strings in major units. */
export interface StoreFlexPayReceipt {
  /** The operator's reference, else the plugin's. */
  reference: string
  /** Six signs to name the payment to the shop. */
  support_code: string
  method: "mobile_money" | "card"
  /** A guess from the number's prefix; null for a card. */
  operator: "vodacom" | "orange" | "airtel" | "africell" | null
  /** Masked; null for a card. */
  phone: string | null
  amount: string
  currency_code: string
  /** ISO string. */
  paid_at: string
}

/** What became of a refund. */
export type StoreFlexPayRefundState =
  | "requested" // the store has decided it; nothing was sent yet
  | "under_way" // sent, without a final result
  | "arrived"
  | "failed" // it did not arrive; the store must act
  | "resolved" // the store resolved it with the customer in another way

export interface StoreFlexPayRefund {
  state: StoreFlexPayRefundState
  amount: string
  currency_code: string
  /** Masked: where the money goes; null while that is not known. */
  phone: string | null
  /** ISO string. */
  requested_at: string
  /** ISO string; null until it has arrived. */
  arrived_at: string | null
}

/** GET /store/flexpay/orders/:id */
export interface StoreFlexPayOrderResponse {
  payments: StoreFlexPayReceipt[]
  refunds: StoreFlexPayRefund[]
}

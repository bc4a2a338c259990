import type {
  StoreFlexPayTransaction,
  StoreFlexPayTransactionResponse,
} from "../../src/api/store/flexpay/payment-sessions/types.js"

/** A client of the store's routes, such as js-sdk's `sdk.client`. */
export interface FlexPayClient {
  /** @throws an error with the HTTP `status`, or without one when none came */
  fetch(
    path: string,
    init?: {
      method?: "GET" | "POST"
      body?: Record<string, string | boolean>
      signal?: AbortSignal
    }
  ): Promise<unknown>
}

export type FlexPayPaymentOptions = {
  client: FlexPayClient
} & (
  | {
      /** Medusa's payment session, `payses_…`. */
      sessionId: string
      /** The session's cart: without it, the server does not name the order. */
      cartId?: string | undefined
    }
  | {
      /** Absent on pages that only show the payment of the cart. */
      sessionId?: undefined
      cartId: string
    }
)

export interface FlexPayRequest {
  /** For mobile money; absent for a card. */
  phone?: string
  /**
   * The shopper was warned not to pay on the open card page any more: its
   * attempt ends, unless FlexPay reports it as paid or can't be reached.
   */
  leavesCardPage?: boolean
}

/** The view to show the shopper. */
export type FlexPayView =
  | "loading" // not known yet
  | "form" // nothing was requested yet
  | "sending" // the request is being sent
  | "deferred" // complete the cart to send the push (order placed before payment)
  | "waiting" // the push is on its way, or on the phone
  | "card_page" // to be paid on the card page
  | "amount_changed" // the push is for the cart's old amount: to be refused on the phone
  | "checking" // the outcome is unknown; the shopper must not pay again
  | "placing" // paid, the order is being placed
  | "paid" // the order is placed
  | "help" // paid, or maybe paid, and the shop must help
  | "returned" // an earlier payment was returned or resolved; the shopper can pay again
  | "order_canceled" // there is nothing to confirm or to pay
  | "failed" // no money was taken
  | "expired" // not confirmed in time; the shopper can retry, and may still pay
  | "gone" // the session was deleted: the cart changed

/** Why a request had no effect. */
export type FlexPayProblem =
  | "too_many_pushes" // over a limit: some minutes later, or another way
  | "changed" // the cart or its order changed: create a new session first
  | "not_possible" // the store refused it
  | "lost" // it did not arrive; a retry is safe
  | "card_page_open" // the card page may still be paid, and FlexPay could not be checked

/** An operator of mobile money. */
export type FlexPayOperator = NonNullable<StoreFlexPayTransaction["operator"]>

export interface FlexPaySnapshot {
  view: FlexPayView
  /** As the server answered; null while nothing was requested. */
  transaction: StoreFlexPayTransaction | null
  problem: FlexPayProblem | null
  /** The last poll got no answer; the next one follows. */
  offline: boolean
  /** Before a payment: operators that may have an outage. A hint to show. */
  disturbedOperators: readonly FlexPayOperator[]
  /** Of `checkNow`: under way, or made without a result; null for none. */
  check: "running" | "no_result" | null
  /** Over 20 s, or since before the page was loaded: time to offer help. */
  waitedLong: boolean
}

/** Follows the payment of one session, and keeps its snapshot. */
export interface FlexPayPayment {
  getSnapshot: () => FlexPaySnapshot
  /** @returns a function that ends the subscription */
  subscribe: (listener: () => void) => () => void
  /** Starts polling; after a reload, it resumes the payment. */
  start: () => void
  /**
   * Requests a push to a phone, or without one a card page. While a request is
   * in flight, a second call does nothing. It never rejects: the snapshot has
   * the result.
   */
  request: (options?: FlexPayRequest) => Promise<void>
  /** Polls now. */
  refresh: () => void
  /**
   * Has the payment checked at FlexPay, for a shopper who says that it is
   * confirmed. Within five seconds of the last time it does nothing.
   */
  checkNow: () => void
  stop: () => void
}

export type {
  StoreFlexPayReason,
  StoreFlexPayState,
} from "../../src/api/store/flexpay/payment-sessions/types.js"
export type {
  StoreFlexPayOrderResponse,
  StoreFlexPayReceipt,
  StoreFlexPayRefund,
  StoreFlexPayRefundState,
} from "../../src/api/store/flexpay/orders/types.js"
export type { StoreFlexPayTransaction, StoreFlexPayTransactionResponse }

import type {
  StoreFlexPayTransaction,
  StoreFlexPayTransactionResponse,
} from "../api/store/flexpay/payment-sessions/types.js"

/** Whatever asks the store's routes as js-sdk's `sdk.client` does. */
export interface FlexPayClient {
  /** @throws an error with the HTTP `status`, or without one when none came */
  fetch(
    path: string,
    init?: {
      method?: "GET" | "POST"
      body?: Record<string, string>
      signal?: AbortSignal
    }
  ): Promise<unknown>
}

export interface FlexPayPaymentOptions {
  client: FlexPayClient
  /** Medusa's payment session, `payses_…`. */
  sessionId: string
}

/** What to show the shopper. */
export type FlexPayView =
  | "loading" // not known yet
  | "form" // nothing was asked of the shopper
  | "sending" // the press is under way
  | "deferred" // complete the cart to send the push (order placed before payment)
  | "waiting" // the push is on its way, or on the phone
  | "card_page" // to be paid on the card page
  | "amount_changed" // the push is for the cart's old amount: to be refused on the phone
  | "checking" // nobody knows yet; nobody should pay twice
  | "placing" // paid, the order is being placed
  | "paid" // the order is placed
  | "help" // paid, or maybe paid, and the shop must help
  | "returned" // an earlier payment went back or was settled; the shopper may pay again
  | "order_canceled" // nothing to confirm or to pay any more
  | "failed" // no money was taken
  | "expired" // nobody answered; the shopper may ask again, and may yet pay
  | "gone" // the session is no more: the cart changed

/** Why a press came to nothing. */
export type FlexPayProblem =
  | "too_many_pushes" // over a limit: some minutes later, or another way
  | "changed" // the cart or its order changed: make the session anew, then ask for it
  | "not_possible" // the shop refused it
  | "lost" // it did not get through; pressing again is safe

export interface FlexPaySnapshot {
  view: FlexPayView
  /** As the server told it; null while nothing was asked of the shopper. */
  transaction: StoreFlexPayTransaction | null
  problem: FlexPayProblem | null
  /** The last question got no answer; the next one follows by itself. */
  offline: boolean
  /** Over 20 s, or since before the page was loaded: time to offer help. */
  waitedLong: boolean
}

/** Follows the payment of one session, and keeps what to show of it. */
export interface FlexPayPayment {
  getSnapshot: () => FlexPaySnapshot
  /** @returns what ends the subscription */
  subscribe: (listener: () => void) => () => void
  /** Asks where the payment stands and follows it; after a reload, too. */
  start: () => void
  /**
   * Asks for the push to a phone, or without one for the page to pay by card.
   * While that is under way, a second call does nothing. It never rejects:
   * the snapshot says what came of it.
   */
  request: (wish?: { phone?: string }) => Promise<void>
  /** Asks where the payment stands now. */
  refresh: () => void
  stop: () => void
}

export type {
  StoreFlexPayReason,
  StoreFlexPayState,
} from "../api/store/flexpay/payment-sessions/types.js"
export type { StoreFlexPayTransaction, StoreFlexPayTransactionResponse }

import type { Operator, Service } from "../../gateway"
import type { Patch, State, Transaction } from "./transaction/transaction"

/** Events for a store's own subscribers. */
export const FlexPayEvents = {
  PAYMENT_SUCCEEDED: "flexpay.payment_succeeded",
  PAYMENT_FAILED: "flexpay.payment_failed",
  PAYMENT_REVERSED: "flexpay.payment_reversed",
  PAYOUT_REQUESTED: "flexpay.payout_requested",
  PAYOUT_SUCCEEDED: "flexpay.payout_succeeded",
  PAYOUT_FAILED: "flexpay.payout_failed",
  ATTENTION_NEEDED: "flexpay.attention_needed",
  TOKEN_REFUSED: "flexpay.token_refused",
  NETWORK_DISTURBED: "flexpay.network_disturbed",
  PAYMENT_REQUESTED: "flexpay.payment_requested",
  PAYMENT_LINK_OPENED: "flexpay.payment_link_opened",
} as const

export type FlexPayEventName =
  (typeof FlexPayEvents)[keyof typeof FlexPayEvents]

/** Of all payloads. A change that breaks subscribers raises it. */
export const EVENT_VERSION = 1

/** What every event carries. */
export interface FlexPayEventIdentity {
  /** The same each time that this event is emitted: subscribers see repeats by it. */
  event_id: string
  version: typeof EVENT_VERSION
}

/** The event of each state that has one. */
const EVENT_OF_STATE: Readonly<
  Record<Transaction["kind"], Partial<Record<State, FlexPayEventName>>>
> = {
  payment: {
    succeeded: FlexPayEvents.PAYMENT_SUCCEEDED,
    refused: FlexPayEvents.PAYMENT_FAILED,
    failed: FlexPayEvents.PAYMENT_FAILED,
    canceled: FlexPayEvents.PAYMENT_FAILED,
    expired: FlexPayEvents.PAYMENT_FAILED,
    reversed: FlexPayEvents.PAYMENT_REVERSED,
  },
  payout: {
    submitting: FlexPayEvents.PAYOUT_REQUESTED,
    succeeded: FlexPayEvents.PAYOUT_SUCCEEDED,
    refused: FlexPayEvents.PAYOUT_FAILED,
    failed: FlexPayEvents.PAYOUT_FAILED,
  },
}

/** What an event about a transaction carries; no phone number. */
export interface FlexPayEventPayload extends FlexPayEventIdentity {
  id: string
  kind: Transaction["kind"]
  state: Transaction["state"]
  reason: Transaction["reason"]
  attention: Transaction["attention"]
  /** When the attention was raised, as an ISO string. */
  attention_at: string | null
  order_id: string | null
  /** Decimal string, major units. */
  amount: string
  currency_code: string
}

/** What `flexpay.token_refused` carries. */
export interface FlexPayTokenRefusedPayload extends FlexPayEventIdentity {
  /** Which of FlexPay's services refused the token. */
  service: Service | null
  /** Null for a token that expired, and was not sent any more. */
  http_status: number | null
  /** ISO string, by the database's clock. */
  refused_at: string
}

/** What `flexpay.network_disturbed` carries. */
export interface FlexPayNetworkDisturbedPayload extends FlexPayEventIdentity {
  operator: Operator
  /** Payments that ended in 30 minutes. */
  ended: number
  /** Those of them that failed. */
  failed: number
  /** ISO string, by the database's clock. */
  since: string
}

/**
 * What `flexpay.payment_requested` and `flexpay.payment_link_opened` carry. The
 * address is a secret of the payer, so it is not in here: the module's
 * `paymentLinks.urlOf({ id })` computes it.
 */
export interface FlexPayPaymentLinkPayload extends FlexPayEventIdentity {
  /** Of the payment link. */
  id: string
  /** Null for a cart's link. */
  order_id: string | null
  /** Null for an order's link. */
  cart_id: string | null
  /** ISO string. */
  expires_at: string
}

/** The payload of each event. */
export interface FlexPayEventPayloads {
  "flexpay.payment_succeeded": FlexPayEventPayload
  "flexpay.payment_failed": FlexPayEventPayload
  "flexpay.payment_reversed": FlexPayEventPayload
  "flexpay.payout_requested": FlexPayEventPayload
  "flexpay.payout_succeeded": FlexPayEventPayload
  "flexpay.payout_failed": FlexPayEventPayload
  "flexpay.attention_needed": FlexPayEventPayload
  "flexpay.token_refused": FlexPayTokenRefusedPayload
  "flexpay.network_disturbed": FlexPayNetworkDisturbedPayload
  "flexpay.payment_requested": FlexPayPaymentLinkPayload
  "flexpay.payment_link_opened": FlexPayPaymentLinkPayload
}

/** The events of a change, of which one depends on the kind of transaction. */
export interface EventsOfChange {
  payment: FlexPayEventName | null
  payout: FlexPayEventName | null
  attention: FlexPayEventName | null
}

/** The events of a change of a transaction. @returns null for none */
export function eventsOf({
  state,
  reason,
  attention,
}: Pick<Patch, "state" | "reason" | "attention">): EventsOfChange | null {
  // The customer has paid: only the request to record it was rejected.
  const isRejected = reason === "rejected"
  const payment = state && !isRejected && EVENT_OF_STATE.payment[state]
  const events = {
    payment: payment || null,
    payout: (state && EVENT_OF_STATE.payout[state]) ?? null,
    attention: attention ? FlexPayEvents.ATTENTION_NEEDED : null,
  }
  return Object.values(events).some((name) => name !== null) ? events : null
}

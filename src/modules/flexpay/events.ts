import type { IEventBusModuleService, Logger } from "@medusajs/framework/types"
import type { Service } from "../../gateway"
import type { PaymentLink } from "./payment-links/payment-links"
import type { Patch, Transaction } from "./transaction/transaction"

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
  PAYMENT_REQUESTED: "flexpay.payment_requested",
  PAYMENT_LINK_OPENED: "flexpay.payment_link_opened",
} as const

type EventName = (typeof FlexPayEvents)[keyof typeof FlexPayEvents]

/** The event of each state that has one. */
const EVENT_OF_STATE: Readonly<
  Record<Transaction["kind"], Partial<Record<Transaction["state"], EventName>>>
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
export interface FlexPayEventPayload {
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
export interface FlexPayTokenRefusedPayload {
  /** Which of FlexPay's services refused the token. */
  service: Service | null
  /** Null for a token that expired, and was not sent any more. */
  http_status: number | null
  /** ISO string, by the database's clock. */
  refused_at: string
}

/**
 * What `flexpay.payment_requested` and `flexpay.payment_link_opened` carry. The
 * address is a secret of the payer, so it is not in here: the module's
 * `paymentLinks.urlOf({ id })` computes it.
 */
export interface FlexPayPaymentLinkPayload {
  /** Of the payment link. */
  id: string
  /** Null for a cart's link. */
  order_id: string | null
  /** Null for an order's link. */
  cart_id: string | null
  /** ISO string. */
  expires_at: string
}

/** What an event about a payment link carries. */
export function toLinkPayload({
  id,
  order_id,
  cart_id,
  expires_at,
}: PaymentLink): FlexPayPaymentLinkPayload {
  return {
    id,
    order_id,
    cart_id,
    expires_at: new Date(expires_at).toISOString(),
  }
}

/**
 * Emits the events of a change that is written. They are lost if the process
 * dies in between: the row is what counts.
 */
export function announce(
  {
    eventBus,
    logger,
  }: {
    eventBus: Pick<IEventBusModuleService, "emit">
    logger: Pick<Logger, "error">
  },
  transaction: Transaction,
  patch: Patch
): void {
  // The customer has paid: only the request to record it was rejected.
  const isRejected =
    transaction.kind === "payment" && patch.reason === "rejected"
  const names = [
    patch.state &&
      !isRejected &&
      EVENT_OF_STATE[transaction.kind][transaction.state],
    patch.attention && FlexPayEvents.ATTENTION_NEEDED,
  ].filter((name) => typeof name === "string")
  const { id, kind, state, reason, attention, order_id, amount } = transaction
  const data: FlexPayEventPayload = {
    id,
    kind,
    state,
    reason,
    attention,
    attention_at: transaction.attention_at?.toISOString() ?? null,
    order_id,
    amount,
    currency_code: transaction.currency_code,
  }
  for (const name of names) {
    eventBus.emit({ name, data }).catch((error: unknown) => {
      logger.error(
        `FlexPay: the event ${name} of ${id} was not emitted`,
        error instanceof Error ? error : undefined
      )
    })
  }
}

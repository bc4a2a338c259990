import {
  guessOperator,
  maskPhone,
  readFailureMessage,
} from "../../../../gateway"
import { holdsCollection } from "../../../../modules/flexpay/transaction/holds-collection"
import { supportCodeOf } from "../../../../modules/flexpay/transaction/support-code"
import {
  isLive,
  isOpen,
} from "../../../../modules/flexpay/transaction/transaction"
import type { Payment } from "../../../../modules/flexpay/transaction/transaction"
import type { StoreFlexPayReason, StoreFlexPayTransaction } from "./types"

/**
 * Poll intervals in ms, by the age of the attempt in ms: at most 16 polls in two
 * minutes, so that they transfer less than 15 kB. They are for pages whose answer
 * can't wait for a change.
 */
const PACES: readonly (readonly [age: number, wait: number])[] = [
  [15_000, 4_000],
  [60_000, 6_000],
]
const SLOWEST_PACE_MS = 15_000
/** The payment succeeded, and the order is being placed. */
const PLACING_PACE_MS = 1_000

/** Ends that FlexPay or the operator explains; the others are the plugin's. */
const EXPLAINED: readonly (StoreFlexPayReason | null)[] = [
  "refused",
  "not_paid",
  "canceled",
]

interface StoreView {
  now: Date
  amountChanged: boolean
  showsOrder: boolean
}

/**
 * The part of a transaction that a shopper may see.
 * @param now by the database's clock
 * @param amountChanged whether the polled session has another amount
 * @param showsOrder whether the shopper may see the order's id
 */
export function toStoreTransaction(
  transaction: Payment,
  { now, amountChanged, showsOrder }: StoreView
): StoreFlexPayTransaction {
  const { phone, redirect_url } = transaction
  const { state, reason } = visibleOutcome(transaction)
  const holds = holdsCollection(transaction)
  const isCanceled = transaction.order_canceled_at !== null
  const order_id = visibleOrder(transaction)
  const isPlaced = order_id !== null
  return {
    state,
    reason,
    gateway_message: EXPLAINED.includes(reason)
      ? readFailureMessage(transaction.gateway_message)
      : null,
    support_code: supportCodeOf(transaction),
    phone: phone && maskPhone(phone),
    operator: phone ? guessOperator(phone) : null,
    amount: transaction.amount,
    currency_code: transaction.currency_code,
    retry_after_ms: pace(transaction, now),
    minutes_left: isOpen(transaction) ? minutesUntil(transaction, now) : null,
    can_retry: !isLive(transaction) && !holds && !isCanceled && !isPlaced,
    needs_help:
      holds &&
      transaction.attention !== null &&
      transaction.disposition !== "booked",
    amount_changed: amountChanged,
    order_canceled: isCanceled,
    idempotency_key: transaction.idempotency_key,
    redirect_url: isLive(transaction) ? redirect_url : null,
    order_placed: isPlaced,
    order_id: showsOrder ? order_id : null,
  }
}

/** A payment that is refunded or resolved is not shown as a success. */
function visibleOutcome({
  state,
  reason,
  disposition,
}: Payment): Pick<StoreFlexPayTransaction, "state" | "reason"> {
  if (state === "succeeded" && disposition === "going_back") {
    return { state: "reversed", reason: "returned" }
  }
  return state === "succeeded" && disposition === "resolved"
    ? { state: "reversed", reason: "resolved" }
    : { state, reason }
}

/** An order that was placed before the payment and canceled is not shown. */
function visibleOrder({
  authorized_session_id,
  disposition,
  state,
  order_id,
}: Payment): string | null {
  return authorized_session_id &&
    (disposition === "booked" || state === "reversed")
    ? order_id
    : null
}

/** Whether the payment is expected to change, so that its shopper's page waits. */
export function isFollowed(transaction: Payment): boolean {
  const { disposition, state } = transaction
  return (
    disposition === "becoming_order" ||
    isLive(transaction) ||
    // An expired push may still be paid while its shopper waits.
    state === "expired"
  )
}

/** Whole minutes: an answer that changes each second could not be a 304. */
function minutesUntil({ expires_at }: Payment, now: Date): number {
  return Math.max(Math.ceil((expires_at.getTime() - now.getTime()) / 60_000), 0)
}

function pace(transaction: Payment, now: Date): number | null {
  if (!isFollowed(transaction)) {
    return null
  }
  if (transaction.disposition === "becoming_order") {
    return PLACING_PACE_MS
  }
  const age = now.getTime() - transaction.created_at.getTime()
  return PACES.find(([until]) => age < until)?.[1] ?? SLOWEST_PACE_MS
}

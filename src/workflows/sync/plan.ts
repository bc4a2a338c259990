import { MathBN } from "@medusajs/framework/utils"
import { sameAmount } from "../../gateway"
import { methodOfProvider } from "../../modules/flexpay/provider-ids"
import type {
  Attention,
  Transaction,
} from "../../modules/flexpay/transaction/transaction"
import type {
  MedusaOrder,
  MedusaPaymentRecord,
  MedusaSession,
} from "../../modules/flexpay/store/medusa-records"
import type { MedusaState } from "../medusa/medusa-state"

/** What a sync did already in this run. */
export type Done = ReadonlySet<Step["kind"]>

/** An act on Medusa, after which its state is read again. */
export type Step =
  /** Core died between its two links of an order: the missing one. */
  | { kind: "link_cart"; order_id: string; cart_id: string }
  | { kind: "link_collection"; order_id: string }
  /** The shop deleted the session, and the money fits what is wanted now. */
  | { kind: "create_session"; for_order: boolean }
  /** Place the cart's order; the session is authorised on the way. */
  | { kind: "complete_cart"; session: MedusaSession; cart_id: string }
  /** There is an order, or never was a cart: authorise and capture alone. */
  | { kind: "pay_order"; session: MedusaSession }

/** How a sync ends. */
export type End =
  | { kind: "attention"; attention: Attention; order_id: string | null }
  | { kind: "booked"; order_id: string | null; payment_id: string }
  /** Booked, and Medusa has another order of the same cart. */
  | { kind: "two_orders"; order_id: string | null; orders: string[] }
  /** Core gave the money back: it does when completing fails after the capture. */
  | { kind: "going_back" }
  /** The same, and the order stands nonetheless. */
  | { kind: "order_refunded"; order_id: string }

/**
 * What to do next about the money of a successful payment, from what Medusa
 * holds now. Pure: the same state gives the same step. Money that fits nothing
 * goes to the attention list.
 */
export function planSync(
  transaction: Transaction,
  medusa: MedusaState | null,
  done: Done
): Step | End {
  if (!medusa) {
    return { kind: "attention", attention: "session_gone", order_id: null }
  }
  const link = missingLink(medusa)
  if (link && !done.has(link.kind)) {
    return link
  }
  const ours = medusa.payments.find(
    (payment) => payment.transaction_id === transaction.id && isReal(payment)
  )
  return ours
    ? planBooked(ours, medusa, done)
    : planUnbooked(transaction, medusa, done)
}

/** Nothing stands behind a payment that was canceled before its capture. */
function isReal({ is_canceled, captured }: MedusaPaymentRecord): boolean {
  return !is_canceled || MathBN.gt(captured, 0)
}

/** The orders that exist, by either link. More than one is a fault of Medusa's. */
export function ordersOf({ order, cart }: MedusaState): MedusaOrder[] {
  const others = cart?.orders.filter(({ id }) => id !== order?.id) ?? []
  return order ? [order, ...others] : others
}

/** Core writes both links at once, and may die between them. */
function missingLink({ order, cart }: MedusaState): Step | null {
  if (!cart) {
    return null
  }
  if (order && !cart.orders.length) {
    return { kind: "link_cart", order_id: order.id, cart_id: cart.id }
  }
  const [placed] = cart.orders
  return placed && !order
    ? { kind: "link_collection", order_id: placed.id }
    : null
}

function planBooked(
  payment: MedusaPaymentRecord,
  medusa: MedusaState,
  done: Done
): Step | End {
  const orders = ordersOf(medusa)
  const order = orders.at(0)
  const session = medusa.sessions.find(({ id }) => id === payment.session_id)
  const isGivenBack =
    MathBN.gt(payment.captured, 0) &&
    MathBN.gte(payment.refunded, payment.captured)
  if (isGivenBack && !order) {
    return { kind: "going_back" }
  }
  if (
    isGivenBack &&
    order &&
    order.status !== "canceled" &&
    payment.is_refunded_by_medusa
  ) {
    return { kind: "order_refunded", order_id: order.id }
  }
  if (!order && medusa.cart) {
    return session
      ? { kind: "complete_cart", session, cart_id: medusa.cart.id }
      : { kind: "attention", attention: "order_not_placed", order_id: null }
  }
  // Capturing again changes nothing, and supplies what a dead run left out:
  // the capture, or its entry in the order's transactions.
  if (
    session &&
    !isGivenBack &&
    !done.has("pay_order") &&
    !done.has("complete_cart")
  ) {
    return { kind: "pay_order", session }
  }
  const order_id = order?.id ?? null
  return orders.length > 1
    ? { kind: "two_orders", order_id, orders: orders.map(({ id }) => id) }
    : { kind: "booked", order_id, payment_id: payment.id }
}

function planUnbooked(
  transaction: Transaction,
  medusa: MedusaState,
  done: Done
): Step | End {
  const attention = obstacle(transaction, medusa)
  const order = ordersOf(medusa).at(0)
  const order_id = order?.id ?? null
  if (attention) {
    return { kind: "attention", attention, order_id }
  }
  const session = payableSession(transaction, medusa)
  if (!session) {
    return done.has("create_session") || !(order ?? medusa.cart)
      ? { kind: "attention", attention: "session_gone", order_id }
      : { kind: "create_session", for_order: order !== undefined }
  }
  return medusa.cart && !order
    ? { kind: "complete_cart", session, cart_id: medusa.cart.id }
    : { kind: "pay_order", session }
}

/** Why this money must not pay what Medusa holds; null when it fits. */
function obstacle(
  transaction: Transaction,
  medusa: MedusaState
): Attention | null {
  const orders = ordersOf(medusa)
  const order = orders.at(0)
  if (orders.length > 1) {
    return "two_orders"
  }
  const owed = owedAmount(medusa)
  const isPaid = !sameAmount(owed, medusa.amount)
  if (isPaid && MathBN.lte(owed, 0)) {
    return "paid_twice"
  }
  if (order?.status === "canceled") {
    return "order_canceled"
  }
  if (
    order &&
    medusa.payments.some(
      (payment) => isReal(payment) && MathBN.lte(payment.captured, 0)
    )
  ) {
    return "other_payment_authorized"
  }
  const isCart = medusa.cart && !order
  if (
    (medusa.cart?.currency_code ?? medusa.currency_code) ===
      transaction.currency_code &&
    sameAmount(wantedAmount(medusa), transaction.session_amount)
  ) {
    return null
  }
  return isCart ? "cart_changed" : "order_changed"
}

/**
 * What a payment collection still wants, in major units: its amount less what
 * was captured. An order's refunds are not asked for again; what went back
 * without an order is.
 */
export function owedAmount(medusa: MedusaState): string {
  const hasOrder = ordersOf(medusa).length > 0
  return medusa.payments
    .reduce(
      (rest, { captured, refunded }) =>
        MathBN.sub(rest, hasOrder ? captured : MathBN.sub(captured, refunded)),
      MathBN.convert(medusa.amount)
    )
    .toFixed()
}

/**
 * What is to be paid now, in major units: a cart's total, or what an order's
 * collection still wants.
 */
export function wantedAmount(medusa: MedusaState): string {
  const isCart = medusa.cart && !ordersOf(medusa).length
  const owed = owedAmount(medusa)
  // Money that was captured without an order is becoming one: nothing more is.
  return isCart && sameAmount(owed, medusa.amount)
    ? (medusa.cart_total ?? owed)
    : owed
}

/**
 * The session that the money was asked for; where the shop created another,
 * its present session of the same method, amount and currency.
 */
function payableSession(
  transaction: Transaction,
  { sessions, payments }: MedusaState
): MedusaSession | undefined {
  const fitting = sessions.filter(
    (session) =>
      methodOfProvider(session.provider_id) === transaction.method &&
      session.currency_code === transaction.currency_code &&
      sameAmount(session.amount, transaction.session_amount) &&
      !payments.some(({ session_id }) => session_id === session.id)
  )
  const tiedTo =
    transaction.authorized_session_id ?? transaction.payment_session_id
  return fitting.find(({ id }) => id === tiedTo) ?? fitting.at(0)
}

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

/** The steps that a sync took in this run. */
export type Done = ReadonlySet<Step["kind"]>

/** Core died between its two links of an order: the missing one. */
export type LinkStep =
  | { kind: "link_cart"; order_id: string; cart_id: string }
  | { kind: "link_collection"; order_id: string }

/** A change in Medusa, after which its records are read again. */
export type Step =
  | LinkStep
  /** The shop deleted the session, and the amount matches what is due now. */
  | { kind: "create_session"; for_order: boolean }
  /** Place the cart's order; the session is authorised on the way. */
  | { kind: "complete_cart"; session: MedusaSession; cart_id: string }
  /** There is an order, or no cart: only authorise and capture. */
  | { kind: "pay_order"; session: MedusaSession }

/** How a sync ends. */
export type End =
  | { kind: "attention"; attention: Attention; order_id: string | null }
  | { kind: "booked"; order_id: string | null; payment_id: string }
  /** Booked, and Medusa has another order of the same cart. */
  | {
      kind: "two_orders"
      order_id: string | null
      payment_id: string
      orders: string[]
    }
  /** Core refunded the payment, as it does when completing fails after the capture. */
  | { kind: "going_back" }
  /** The same, and the order exists nonetheless. */
  | { kind: "order_refunded"; order_id: string }

/**
 * Plans the next step for a successful payment from Medusa's records. Pure: the
 * same records give the same step. A payment that matches nothing ends in the
 * attention list.
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
  const payment = medusa.payments.find(
    (each) => each.transaction_id === transaction.id && isReal(each)
  )
  return payment
    ? planBooked(payment, medusa, done)
    : planUnbooked(transaction, medusa, done)
}

/** A payment that was canceled before its capture has no money. */
function isReal({ is_canceled, captured }: MedusaPaymentRecord): boolean {
  return !is_canceled || MathBN.gt(captured, 0)
}

/** The existing orders, by either link. More than one is a fault of Medusa. */
export function ordersOf({ order, cart }: MedusaState): MedusaOrder[] {
  const otherOrders = cart?.orders.filter(({ id }) => id !== order?.id) ?? []
  return order ? [order, ...otherOrders] : otherOrders
}

/** Core writes both links at once, and may die between them. */
export function missingLink({
  order,
  cart,
}: Pick<MedusaState, "order" | "cart">): LinkStep | null {
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
  const refund = isRefunded(payment) ? endOfRefunded(payment, order) : null
  if (refund) {
    return refund
  }
  if (!order && medusa.cart) {
    return session
      ? { kind: "complete_cart", session, cart_id: medusa.cart.id }
      : { kind: "attention", attention: "order_not_placed", order_id: null }
  }
  // Capturing again changes nothing, and supplies what a crashed run left out:
  // the capture, or its entry in the order's transactions.
  const isCaptured = done.has("pay_order") || done.has("complete_cart")
  if (session && !isRefunded(payment) && !isCaptured) {
    return { kind: "pay_order", session }
  }
  return endOfBooked(payment, orders)
}

function endOfBooked(
  { id: payment_id }: MedusaPaymentRecord,
  orders: MedusaOrder[]
): End {
  const order_id = orders.at(0)?.id ?? null
  return orders.length > 1
    ? {
        kind: "two_orders",
        order_id,
        payment_id,
        orders: orders.map(({ id }) => id),
      }
    : { kind: "booked", order_id, payment_id }
}

function isRefunded({ captured, refunded }: MedusaPaymentRecord): boolean {
  return MathBN.gt(captured, 0) && MathBN.gte(refunded, captured)
}

/** How a sync ends whose payment core refunded; null for an operator's refund. */
function endOfRefunded(
  { is_refunded_by_medusa }: MedusaPaymentRecord,
  order: MedusaOrder | undefined
): End | null {
  if (!order) {
    return { kind: "going_back" }
  }
  return order.status !== "canceled" && is_refunded_by_medusa
    ? { kind: "order_refunded", order_id: order.id }
    : null
}

function planUnbooked(
  transaction: Transaction,
  medusa: MedusaState,
  done: Done
): Step | End {
  const attention = findObstacle(transaction, medusa)
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

/** Why this payment must not be booked; null when it matches. */
function findObstacle(
  transaction: Transaction,
  medusa: MedusaState
): Attention | null {
  const orders = ordersOf(medusa)
  const order = orders.at(0)
  if (orders.length > 1) {
    return "two_orders"
  }
  const amountOwed = owedAmount(medusa)
  const isPaid = !sameAmount(amountOwed, medusa.amount)
  if (isPaid && MathBN.lte(amountOwed, 0)) {
    return "paid_twice"
  }
  if (order?.status === "canceled") {
    return "order_canceled"
  }
  if (order && medusa.payments.some(isAuthorized)) {
    return "other_payment_authorized"
  }
  if (isDue(transaction, medusa)) {
    return null
  }
  return medusa.cart && !order ? "cart_changed" : "order_changed"
}

/** A payment that is neither captured nor canceled. */
function isAuthorized(payment: MedusaPaymentRecord): boolean {
  return isReal(payment) && MathBN.lte(payment.captured, 0)
}

/** Whether the transaction is of the amount and currency that are due now. */
function isDue(transaction: Transaction, medusa: MedusaState): boolean {
  return (
    (medusa.cart?.currency_code ?? medusa.currency_code) ===
      transaction.currency_code &&
    sameAmount(dueAmount(medusa), transaction.session_amount)
  )
}

/**
 * The amount that a payment collection still requires, in major units: its
 * amount less its captures. Refunds count against captures only without an
 * order.
 */
function owedAmount(medusa: MedusaState): string {
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
 * The amount due now, in major units: a cart's total, or what an order's
 * collection still requires.
 */
export function dueAmount(medusa: MedusaState): string {
  const isCart = medusa.cart && !ordersOf(medusa).length
  const amountOwed = owedAmount(medusa)
  // A capture without an order is becoming one: the cart's total is not due.
  return isCart && sameAmount(amountOwed, medusa.amount)
    ? (medusa.cart_total ?? amountOwed)
    : amountOwed
}

/**
 * The session of the payment's request; where the shop replaced it, the current
 * session of the same method, amount and currency.
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

import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { resolveFlexPay } from "../../modules/flexpay"
import type { PaymentLinkState } from "../../modules/flexpay/payment-links/payment-link-state"
import { isUsable } from "../../modules/flexpay/payment-links/payment-links"
import type { PaymentLink } from "../../modules/flexpay/payment-links/payment-links"
import type {
  Payment,
  Transaction,
} from "../../modules/flexpay/transaction/transaction"
import { readMedusaState } from "../medusa/medusa-state"
import { readPayableCart } from "../medusa/payable-cart"
import { readPayableOrder } from "../medusa/payable-order"
import { readRows } from "../medusa/read-rows"
import { readRegionMethods } from "../medusa/region-methods"
import { dueAmount } from "../sync/plan"

/** What a link requests, and its payment. */
export interface PaymentLinkReport {
  state: PaymentLinkState
  /** Due now: decimal string, major units. */
  amount: string
  currency_code: string
  order_display_id: number | null
  methods: Transaction["method"][]
  /** The relevant payment of the collection; null before the first request. */
  payment: Payment | null
}

/** A link's order or cart, as Medusa has it now. */
interface Subject {
  amount: string
  currency_code: string
  region_id: string | null
  order_display_id: number | null
  payment_collection_id: string | null
  is_canceled: boolean
}

/** @returns null when the link's order or cart was deleted */
export async function readPaymentLink(
  container: MedusaContainer,
  link: PaymentLink
): Promise<PaymentLinkReport | null> {
  const flexpay = resolveFlexPay(container)
  const subject = link.order_id
    ? await readOrder(container, link, link.order_id)
    : await readCart(container, link.cart_id ?? "")
  if (!subject) {
    return null
  }
  const [methods, payment, now] = await Promise.all([
    readRegionMethods(container, subject.region_id),
    subject.payment_collection_id
      ? flexpay.payments.findForCollection(subject.payment_collection_id)
      : null,
    flexpay.now(),
  ])
  const { amount, currency_code, order_display_id } = subject
  return {
    state: stateOf(subject, payment, endOf(link, now)),
    amount,
    currency_code,
    order_display_id,
    methods: [...methods.keys()].sort().reverse(),
    payment,
  }
}

function stateOf(
  { is_canceled, amount }: Subject,
  payment: Payment | null,
  end: "expired" | "closed" | null
): PaymentLinkState {
  if (payment?.disposition === "booked") {
    return "paid"
  }
  if (is_canceled) {
    return "canceled"
  }
  return MathBN.lte(amount, 0) ? "nothing_due" : (end ?? "open")
}

function endOf(link: PaymentLink, now: Date): "expired" | "closed" | null {
  if (isUsable(link, now)) {
    return null
  }
  return link.closed_at === null ? "expired" : "closed"
}

async function readOrder(
  container: MedusaContainer,
  { payment_collection_id }: PaymentLink,
  orderId: string
): Promise<Subject | null> {
  const order = await readPayableOrder(container, orderId)
  if (!order) {
    return null
  }
  const medusa = order.collections.some(
    ({ id }) => id === payment_collection_id
  )
    ? await readMedusaState(container, payment_collection_id ?? "")
    : null
  const due = medusa ? dueAmount(medusa) : "0"
  return {
    ...order,
    amount: MathBN.gt(due, order.outstanding) ? "0" : due,
    order_display_id: order.display_id,
    payment_collection_id,
    is_canceled: order.status === "canceled",
  }
}

async function readCart(
  container: MedusaContainer,
  cartId: string
): Promise<Subject | null> {
  const cart = await readPayableCart(container, cartId)
  if (!cart) {
    return null
  }
  const medusa = cart.payment_collection_id
    ? await readMedusaState(container, cart.payment_collection_id)
    : null
  const order = medusa?.order ?? medusa?.cart?.orders.at(0)
  return {
    ...cart,
    amount: cart.is_completed && medusa ? dueAmount(medusa) : cart.total,
    order_display_id: order ? await readDisplayId(container, order.id) : null,
    is_canceled: order?.status === "canceled",
  }
}

async function readDisplayId(
  container: MedusaContainer,
  id: string
): Promise<number | null> {
  const [order] = await readRows(
    container,
    { entity: "order", fields: ["id", "display_id"], filters: { id } },
    z.object({ display_id: z.coerce.number().nullish() })
  )
  return order?.display_id ?? null
}

import { completeCartWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { resolveFlexPay } from "../../modules/flexpay"
import { isUsable } from "../../modules/flexpay/payment-links/payment-links"
import type { PaymentLink } from "../../modules/flexpay/payment-links/payment-links"
import type {
  Payment,
  Transaction,
} from "../../modules/flexpay/transaction/transaction"
import { readPayableCart } from "../medusa/payable-cart"
import type { PayableCart } from "../medusa/payable-cart"
import { readPayableOrder } from "../medusa/payable-order"
import { readRegionMethods } from "../medusa/region-methods"
import { mustExist, mustFindPayment } from "../must-find"
import { requestFlexPayPaymentWorkflow } from "../payments/request-payment"
import { createSingleStepWorkflow } from "../single-step-workflow"
import { withCartLease } from "../sync/cart-lease"
import { dueAmount, ordersOf } from "../sync/plan"
import {
  collectionOfCart,
  mustReadState,
  sessionFor,
} from "./payable-collection"
import { refuseLink } from "./refuse-link"

export interface PayFlexPayPaymentLinkInput {
  /** Of the payment link. */
  id: string
  method: Transaction["method"]
  /** In any usual notation; not needed for a card. */
  phone?: string
  /** Requests with the same key cause one push. */
  idempotency_key?: string
  /** See `requestFlexPayPaymentWorkflow`. */
  caller_hash?: string
  /** The admin user who requests it; absent for the payer. */
  actor_id?: string
}

/** What is to be paid now. */
interface Demand {
  collectionId: string
  cartId: string | null
  regionId: string | null
}

/**
 * Requests the payment of a payment link: a push to the phone, or a page to pay
 * by card. While an attempt is live, also one of another payer, returns that
 * one. For a cart in a store that places orders before the payment, places the
 * order.
 *
 * @returns the transaction's id
 * @throws MedusaError not_found; invalid_data: the phone number; not_allowed:
 * the link has ended, nothing is due, or too many pushes
 *
 * @example
 * await payFlexPayPaymentLinkWorkflow(container).run({
 *   input: { id: "fplink_123", method: "mobile_money", phone: "0812345678" },
 * })
 */
export const payFlexPayPaymentLinkWorkflow = createSingleStepWorkflow(
  "pay-flexpay-payment-link",
  async (
    { id, method, actor_id, ...push }: PayFlexPayPaymentLinkInput,
    container
  ) => {
    const flexpay = resolveFlexPay(container)
    const now = await flexpay.now()
    const link = mustExist(
      await flexpay.paymentLinks.findById(id),
      "payment link",
      id
    )
    if (!isUsable(link, now)) {
      refuseLink("link_ended")
    }
    const demand = await readDemand(container, link)
    const session = await openSession(container, demand, method)
    if ("blocking" in session) {
      return { id: session.blocking }
    }
    const { result } = await requestFlexPayPaymentWorkflow(container).run({
      input: { ...push, payment_session_id: session.id },
    })
    const payment = await mustFindPayment(container, result.id)
    if (actor_id && payment.created_at >= now) {
      const type = "requested_by_operator"
      await flexpay.transactions.note(payment, { type, actor_id })
    }
    if (demand.cartId && payment.state === "deferred") {
      await placeOrder(container, demand.cartId, payment)
    }
    return result
  }
)

/** @throws MedusaError (not_allowed) when nothing can be paid */
async function readDemand(
  container: MedusaContainer,
  link: PaymentLink
): Promise<Demand> {
  return link.order_id
    ? await readOrderDemand(container, link, link.order_id)
    : await readCartDemand(container, link.cart_id ?? "")
}

async function readOrderDemand(
  container: MedusaContainer,
  { payment_collection_id }: PaymentLink,
  orderId: string
): Promise<Demand> {
  const order = mustExist(
    await readPayableOrder(container, orderId),
    "order",
    orderId
  )
  const collection = order.collections.find(
    ({ id }) => id === payment_collection_id
  )
  if (order.status === "canceled") {
    refuseLink("order_canceled")
  }
  if (!collection) {
    refuseLink("nothing_due")
  }
  const due = dueAmount(await mustReadState(container, collection.id))
  // Another collection of the order may have been paid meanwhile.
  if (MathBN.lte(due, 0) || MathBN.gt(due, order.outstanding)) {
    refuseLink("nothing_due")
  }
  return {
    collectionId: collection.id,
    cartId: null,
    regionId: order.region_id,
  }
}

async function readCartDemand(
  container: MedusaContainer,
  cartId: string
): Promise<Demand> {
  const cart = mustExist(
    await readPayableCart(container, cartId),
    "cart",
    cartId
  )
  if (cart.is_completed) {
    return await readPlacedDemand(container, cart)
  }
  if (!cart.is_complete) {
    refuseLink("cart_incomplete")
  }
  return {
    collectionId: await collectionOfCart(container, cartId),
    cartId,
    regionId: cart.region_id,
  }
}

/** Of a cart whose order was placed before its payment. */
async function readPlacedDemand(
  container: MedusaContainer,
  { payment_collection_id, region_id }: PayableCart
): Promise<Demand> {
  const collectionId = payment_collection_id ?? refuseLink("nothing_due")
  const medusa = await mustReadState(container, collectionId)
  const [order] = ordersOf(medusa)
  if (order?.status === "canceled") {
    refuseLink("order_canceled")
  }
  if (!order || MathBN.lte(dueAmount(medusa), 0)) {
    refuseLink("nothing_due")
  }
  return { collectionId, cartId: null, regionId: region_id }
}

/**
 * The id of the session to pay. While an attempt is live or has money, sessions
 * stay as they are, so that it can be booked: then the id of that attempt.
 */
async function openSession(
  container: MedusaContainer,
  { collectionId, cartId, regionId }: Demand,
  method: Transaction["method"]
): Promise<{ id: string } | { blocking: string }> {
  const { payments } = resolveFlexPay(container)
  const provider = (await readRegionMethods(container, regionId)).get(method)
  if (!provider) {
    refuseLink("method_unavailable")
  }
  const open = async () => {
    const blocking = await payments.findBlocking(collectionId, [])
    return blocking && blocking.state !== "deferred"
      ? { blocking: blocking.id }
      : { id: await sessionFor(container, collectionId, provider) }
  }
  return cartId ? await leased(container, cartId, open) : await open()
}

/** Places the order, which sends the push. */
async function placeOrder(
  container: MedusaContainer,
  cartId: string,
  { id }: Payment
): Promise<void> {
  await leased(container, cartId, async () => {
    const { payments } = resolveFlexPay(container)
    const current = await payments.findById(id)
    if (current?.state === "deferred") {
      await completeCartWorkflow(container).run({ input: { id: cartId } })
    }
  })
}

async function leased<Result>(
  container: MedusaContainer,
  cartId: string,
  work: () => Promise<Result>
): Promise<Result> {
  const result = await withCartLease(container, cartId, async () => ({
    value: await work(),
  }))
  return result ? result.value : refuseLink("payment_under_way")
}

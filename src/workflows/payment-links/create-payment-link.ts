import { deleteOrderPaymentCollections } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { sameAmount } from "../../gateway"
import { resolveFlexPay } from "../../modules/flexpay"
import type { PaymentLink } from "../../modules/flexpay/payment-links/payment-links"
import { isLive } from "../../modules/flexpay/transaction/transaction"
import { payableAmount } from "../../modules/flexpay/payments/payable-amount"
import {
  createOrderCollection,
  setCollectionAmount,
} from "../medusa/order-collection"
import { readPayableCart } from "../medusa/payable-cart"
import { readPayableOrder } from "../medusa/payable-order"
import type { PayableOrder } from "../medusa/payable-order"
import { readRegionMethods } from "../medusa/region-methods"
import { mustExist } from "../must-find"
import { createSingleStepWorkflow } from "../single-step-workflow"
import { refuseLink } from "./refuse-link"

/** Either an order or a cart. */
export type CreateFlexPayPaymentLinkInput = {
  /** The admin user; absent for the store's own code. */
  actor_id?: string
} & (
  | {
      order_id: string
      /**
       * A part of what the order owes, such as a deposit: decimal string, major
       * units; all of it when absent.
       */
      amount?: string
    }
  | { cart_id: string }
)

/**
 * Requests what an order or a cart owes, by a link that anyone who has it can
 * pay with. One link per order or cart is open: repeated, returns that one. Of
 * an order, uses its unpaid payment collection, or creates one.
 *
 * @returns the link's id and its address, which is a secret of the payer
 * @throws MedusaError not_found; invalid_data: an amount that FlexPay does not
 * accept; not_allowed, with a code of `LINK_REFUSALS`
 *
 * @example
 * const { result } = await createFlexPayPaymentLinkWorkflow(container).run({
 *   input: { order_id: "order_123" },
 * })
 */
export const createFlexPayPaymentLinkWorkflow = createSingleStepWorkflow(
  "create-flexpay-payment-link",
  async (input: CreateFlexPayPaymentLinkInput, container) => {
    const link =
      "order_id" in input
        ? await linkOrder(container, input)
        : await linkCart(container, input)
    const { paymentLinks, outbox } = resolveFlexPay(container)
    outbox.wake()
    return { id: link.id, url: paymentLinks.urlOf(link) }
  }
)

async function linkCart(
  container: MedusaContainer,
  { cart_id, actor_id }: { cart_id: string; actor_id?: string }
): Promise<PaymentLink> {
  const cart = mustExist(
    await readPayableCart(container, cart_id),
    "cart",
    cart_id
  )
  if (cart.is_completed) {
    refuseLink("cart_completed")
  }
  if (!cart.is_complete) {
    refuseLink("cart_incomplete")
  }
  assertPayable(container, cart.total, cart.currency_code)
  await assertOffered(container, cart.region_id)
  const { paymentLinks } = resolveFlexPay(container)
  return await paymentLinks.open({ cart_id }, actor_id ?? null)
}

async function linkOrder(
  container: MedusaContainer,
  input: { order_id: string; amount?: string; actor_id?: string }
): Promise<PaymentLink> {
  const { order_id } = input
  const order = mustExist(
    await readPayableOrder(container, order_id),
    "order",
    order_id
  )
  if (order.status === "draft") {
    refuseLink("order_is_draft")
  }
  if (order.status === "canceled") {
    refuseLink("order_canceled")
  }
  const amount = input.amount ?? order.outstanding
  assertPayable(container, order.outstanding, order.currency_code)
  assertPayable(container, amount, order.currency_code)
  if (MathBN.gt(amount, order.outstanding)) {
    refuseLink("amount_above_due")
  }
  await assertOffered(container, order.region_id)
  const opened = await openOrderLink(container, order, input.actor_id ?? null)
  return await withCollection(container, opened.order, {
    link: opened.link,
    amount,
  })
}

/** A link, and its order as it was read after the link. */
interface OpenedLink {
  link: PaymentLink
  order: PayableOrder
}

/**
 * Opens the order's link. One whose collection was paid, or no longer belongs to
 * the order, is replaced: it goes on showing its receipt. Not while its push is
 * live: another collection would allow a second one.
 * @param order as it was read before; another request may have created the
 * link's collection since
 */
async function openOrderLink(
  container: MedusaContainer,
  order: PayableOrder,
  actorId: string | null
): Promise<OpenedLink> {
  const { paymentLinks, payments } = resolveFlexPay(container)
  const subject = { order_id: order.id }
  const link = await paymentLinks.open(subject, actorId)
  const { payment_collection_id: paid, id } = link
  if (paid === null || isUnpaid(order, paid)) {
    return { link, order }
  }
  const latest = mustExist(
    await readPayableOrder(container, order.id),
    "order",
    order.id
  )
  if (isUnpaid(latest, paid)) {
    return { link, order: latest }
  }
  const blocking = await payments.findBlocking(paid, [])
  if (blocking && isLive(blocking)) {
    refuseLink("payment_under_way")
  }
  await paymentLinks.close(id, null)
  return { link: await paymentLinks.open(subject, actorId), order: latest }
}

/** Whether a payment collection is the order's and not paid. */
function isUnpaid({ collections }: PayableOrder, collectionId: string) {
  return collections.some(
    ({ id, is_unpaid }) => id === collectionId && is_unpaid
  )
}

/**
 * Ties a link to an unpaid collection of its order with this amount. A process
 * that dies in between leaves an unpaid collection, which the next link uses.
 */
async function withCollection(
  container: MedusaContainer,
  order: PayableOrder,
  { link, amount }: { link: PaymentLink; amount: string }
): Promise<PaymentLink> {
  const unpaid = order.collections.filter(({ is_unpaid }) => is_unpaid)
  const collection =
    unpaid.find(({ id }) => id === link.payment_collection_id) ?? unpaid.at(0)
  if (collection && !sameAmount(collection.amount, amount)) {
    await changeAmount(container, collection.id, amount)
  }
  if (collection) {
    return link.payment_collection_id === collection.id
      ? link
      : await tie(container, link, collection.id)
  }
  const id = await createOrderCollection(container, order.id, amount)
  const tied = await tie(container, link, id)
  if (tied.payment_collection_id !== id) {
    // Another operator was faster: the order keeps one unpaid collection.
    await deleteOrderPaymentCollections(container).run({ input: { id } })
  }
  return tied
}

async function tie(
  container: MedusaContainer,
  link: PaymentLink,
  collectionId: string
): Promise<PaymentLink> {
  const { paymentLinks } = resolveFlexPay(container)
  return mustExist(
    await paymentLinks.setCollection(link, collectionId),
    "payment link",
    link.id
  )
}

/** The push of another amount must end first. */
async function changeAmount(
  container: MedusaContainer,
  collectionId: string,
  amount: string
): Promise<void> {
  const { payments } = resolveFlexPay(container)
  if (await payments.findBlocking(collectionId, [])) {
    refuseLink("payment_under_way")
  }
  await setCollectionAmount(container, collectionId, amount)
}

/** @throws MedusaError for an amount or a currency that can't be requested */
function assertPayable(
  container: MedusaContainer,
  amount: string,
  currencyCode: string
): void {
  if (MathBN.lte(amount, 0)) {
    refuseLink("nothing_due")
  }
  payableAmount(amount, currencyCode, resolveFlexPay(container).options)
}

async function assertOffered(
  container: MedusaContainer,
  regionId: string | null
): Promise<void> {
  const methods = await readRegionMethods(container, regionId)
  if (methods.size === 0) {
    refuseLink("method_unavailable")
  }
}

import { z } from "zod"
import type { AdminFlexPayPaymentLink } from "../../src/api/admin/flexpay/types"
import {
  addItem,
  claimMore,
  exchangeForMore,
  readSoldOrder,
} from "../setup/order-changes"
import type { SoldOrder } from "../setup/order-changes"
import { PLACED_WITHIN_MS } from "../setup/refund-fixture"
import type { LinkFixture } from "./link-fixture"

/** A way in which a store is owed money, up to the link that requests it. */
export interface Flow {
  name: string
  /** What is due, in francs. */
  amount: string
  /** @param phone a number that no other flow uses */
  begin(fixture: LinkFixture, phone: string): Promise<AdminFlexPayPaymentLink>
}

const idSchema = z.object({ id: z.string() })

export const FLOWS: readonly Flow[] = [
  {
    name: "a draft order that became an order",
    amount: "21000",
    begin: async (fixture) => {
      const id = await fixture.writeOrder()
      return await fixture.linkOrder(id)
    },
  },
  {
    name: "a cart that its shopper left",
    amount: "28000",
    begin: async (fixture, phone) => await linkLeftCart(fixture, phone),
  },
  {
    name: "an order to which an item was added",
    amount: "21000",
    begin: async (fixture, phone) => {
      const order = await sell(fixture, phone)
      await addItem(fixture, order)
      return await fixture.linkOrder(order.id)
    },
  },
  {
    name: "an exchange for more",
    amount: "21000",
    begin: async (fixture, phone) => {
      const order = await sell(fixture, phone)
      await exchangeForMore(fixture, order)
      return await fixture.linkOrder(order.id)
    },
  },
  {
    name: "a claim that sends more",
    amount: "21000",
    begin: async (fixture, phone) => {
      const order = await sell(fixture, phone)
      await claimMore(fixture, order)
      return await fixture.linkOrder(order.id)
    },
  },
  {
    name: "an order that was placed to be paid on delivery",
    amount: "28000",
    begin: async (fixture) => {
      const { shop } = fixture.test
      const { cartId } = await shop.checkOut({
        providerId: "pp_system_default",
      })
      const { data } = await shop.post(`/store/carts/${cartId}/complete`)
      return await fixture.linkOrder(idSchema.parse(data.order).id)
    },
  },
]

async function sell(fixture: LinkFixture, phone: string): Promise<SoldOrder> {
  const { shop } = fixture.test
  const { sessionId, cartId } = await shop.checkOut()
  const { data: pushed } = await shop.push(sessionId, { phone })
  if (pushed.transaction.state === "deferred") {
    await shop.post(`/store/carts/${cartId}/complete`)
  }
  const { order_id } = await shop.pollUntil(
    sessionId,
    (status) => status.order_id !== null,
    PLACED_WITHIN_MS
  )
  return await readSoldOrder(fixture, order_id ?? "")
}

/**
 * A shopper's push fails, or is never sent because the order was not placed; the
 * operator sends the link of the cart.
 */
async function linkLeftCart(
  fixture: LinkFixture,
  phone: string
): Promise<AdminFlexPayPaymentLink> {
  const { shop, gateway } = fixture.test
  const { sessionId, collectionId } = await shop.checkOut()
  await gateway.clearOutcomes(phone)
  await gateway.setOutcome({ phone, payment: "refused_by_shopper", times: 1 })
  await shop.push(sessionId, { phone })
  await shop.pollUntil(
    sessionId,
    ({ can_retry, state }) => can_retry || state === "deferred"
  )
  await gateway.clearOutcomes(phone)
  const payment = await shop.flexpay.payments.findForCollection(collectionId)
  const { payment_link } = await fixture.must(
    `/admin/flexpay/transactions/${payment?.id ?? ""}/payment-links`
  )
  return payment_link as AdminFlexPayPaymentLink
}

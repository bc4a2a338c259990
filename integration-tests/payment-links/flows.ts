import { z } from "zod"
import type { AdminFlexPayPaymentLink } from "../../src/api/admin/flexpay/types"
import { PLACED_WITHIN_MS } from "../setup/refund-fixture"
import type { LinkFixture } from "./link-fixture"

/** A way in which a store is owed money, up to the link that requests it. */
export interface Flow {
  name: string
  /** @param phone a number that no other flow uses */
  begin(fixture: LinkFixture, phone: string): Promise<AdminFlexPayPaymentLink>
}

const itemsSchema = z.object({
  items: z.array(z.object({ id: z.string(), variant_id: z.string() })),
})
const idSchema = z.object({ id: z.string() })

export const FLOWS: readonly Flow[] = [
  {
    name: "a draft order that became an order",
    begin: async (fixture) => {
      const id = await fixture.writeOrder()
      return await fixture.linkOrder(id)
    },
  },
  {
    name: "a cart that its shopper left",
    begin: async (fixture, phone) => await linkLeftCart(fixture, phone),
  },
  {
    name: "an order to which an item was added",
    begin: async (fixture, phone) => {
      const { id, variant_id } = await sell(fixture, phone)
      const edit = `/admin/order-edits/${id}`
      await fixture.must("/admin/order-edits", { order_id: id })
      const items = [{ variant_id, quantity: 1 }]
      await fixture.must(`${edit}/items`, { items })
      await fixture.must(`${edit}/request`)
      await fixture.must(`${edit}/confirm`)
      return await fixture.linkOrder(id)
    },
  },
  {
    name: "an exchange for more",
    begin: async (fixture, phone) => {
      const order = await sell(fixture, phone)
      await fulfill(fixture, order)
      return await linkReplacement(fixture, order, {
        route: "exchanges",
        body: {},
        returned: "inbound",
      })
    },
  },
  {
    name: "a claim that sends more",
    begin: async (fixture, phone) => {
      const order = await sell(fixture, phone)
      await fulfill(fixture, order)
      return await linkReplacement(fixture, order, {
        route: "claims",
        body: { type: "replace" },
        returned: "inbound",
      })
    },
  },
  {
    name: "an order that was placed to be paid on delivery",
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

interface SoldOrder {
  id: string
  item_id: string
  variant_id: string
}

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
  const orderId = order_id ?? ""
  const { data } = await fixture.admin.get(
    `/admin/orders/${orderId}?fields=items.id,items.variant_id`
  )
  const [item] = itemsSchema.parse(data.order).items
  return {
    id: orderId,
    item_id: item?.id ?? "",
    variant_id: item?.variant_id ?? "",
  }
}

/** Only what was sent can come back. */
async function fulfill(
  fixture: LinkFixture,
  { id, item_id }: SoldOrder
): Promise<void> {
  await fixture.must(`/admin/orders/${id}/fulfillments`, {
    items: [{ id: item_id, quantity: 1 }],
  })
}

/** One jar comes back, and two are sent. */
async function linkReplacement(
  fixture: LinkFixture,
  { id, item_id, variant_id }: SoldOrder,
  {
    route,
    body,
    returned,
  }: { route: "exchanges" | "claims"; body: object; returned: "inbound" }
): Promise<AdminFlexPayPaymentLink> {
  const answer = await fixture.must(`/admin/${route}`, {
    order_id: id,
    ...body,
  })
  const key = route === "exchanges" ? "exchange" : "claim"
  const replacement = `/admin/${route}/${idSchema.parse(answer[key]).id}`
  await fixture.must(`${replacement}/${returned}/items`, {
    items: [{ id: item_id, quantity: 1 }],
  })
  await fixture.must(`${replacement}/outbound/items`, {
    items: [{ variant_id, quantity: 2 }],
  })
  await fixture.must(`${replacement}/request`)
  return await fixture.linkOrder(id)
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

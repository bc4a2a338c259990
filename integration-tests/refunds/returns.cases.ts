import { z } from "zod"
import type { ShopUnderTest } from "../setup/describe-shop"
import { RefundDesk } from "../setup/refund-fixture"
import type { AdminApi } from "../setup/refund-fixture"

/** The jar of honey, without its delivery. */
const JAR = 21000

const made = z.object({ id: z.string() })
const summed = z.object({
  summary: z.object({ pending_difference: z.number() }),
})

export function describeReturns(test: ShopUnderTest): void {
  describe("what a customer has back for goods", () => {
    const desk = new RefundDesk(test)
    /** What Medusa still has to get for an order; below zero, to give. */
    const balance = async (id: string) => {
      const { data } = await test.shop.graph("order", ["summary"], { id })
      return summed.parse(data[0]).summary.pending_difference
    }

    it.each([
      ["returned", takeBack],
      ["claimed", acceptClaim],
    ])("that were %s leaves by payout", async (_how, settle) => {
      const admin = await test.shop.logIn()
      const order = await desk.sellTo()
      const item = await fulfill(admin, order.orderId)

      await settle(admin, order.orderId, item)
      expect(await balance(order.orderId)).toBe(-JAR)
      const { status } = await desk.pressRefund(admin, order, { amount: JAR })
      await desk.untilState((await desk.onlyPayout()).id, "succeeded")

      expect(status).toBe(200)
      expect((await desk.onlyPayout()).amount).toBe(String(JAR))
      expect(await balance(order.orderId)).toBe(0)
      expect((await desk.moneyOf(order)).refunds).toEqual([String(JAR)])
      await desk.expectBooksToAgree()
    })
  })
}

/** Hands the goods over. @returns the id of the order's only item */
async function fulfill(admin: AdminApi, orderId: string): Promise<string> {
  const { data } = await admin.get(`/admin/orders/${orderId}?fields=items.id`)
  const [item] = z.object({ items: z.array(made) }).parse(data.order).items
  const items = [{ id: item?.id ?? "", quantity: 1 }]
  await done(admin, `/admin/orders/${orderId}/fulfillments`, { items })
  return item?.id ?? ""
}

async function takeBack(admin: AdminApi, order_id: string, item: string) {
  const location_id = await warehouse(admin)
  const body = { order_id, location_id }
  const { return: asked } = await done(admin, "/admin/returns", body)
  const { id } = made.parse(asked)
  const items = [{ id: item, quantity: 1 }]
  await done(admin, `/admin/returns/${id}/request-items`, { items })
  await done(admin, `/admin/returns/${id}/request`)
  await receive(admin, id, item)
}

async function acceptClaim(admin: AdminApi, order_id: string, item: string) {
  const body = { order_id, type: "refund" }
  const { claim } = await done(admin, "/admin/claims", body)
  const path = `/admin/claims/${made.parse(claim).id}`
  const items = [{ id: item, quantity: 1 }]
  await done(admin, `${path}/claim-items`, { items })
  const location_id = await warehouse(admin)
  const inbound = { location_id, items }
  const answer = await done(admin, `${path}/inbound/items`, inbound)
  await done(admin, `${path}/request`)
  await receive(admin, made.parse(answer.return).id, item)
}

async function warehouse(admin: AdminApi): Promise<string> {
  const { data } = await admin.get("/admin/stock-locations?fields=id")
  const places = z.object({ stock_locations: z.array(made) }).parse(data)
  return places.stock_locations[0]?.id ?? ""
}

async function receive(admin: AdminApi, returnId: string, item: string) {
  const path = `/admin/returns/${returnId}`
  await done(admin, `${path}/receive`)
  await done(admin, `${path}/receive-items`, {
    items: [{ id: item, quantity: 1 }],
  })
  await done(admin, `${path}/receive/confirm`)
}

async function done(
  admin: AdminApi,
  path: string,
  body: object = {}
): Promise<Record<string, unknown>> {
  const { status, data } = await admin.post(path, body)
  if (status !== 200) {
    throw new Error(`${path}: ${status} ${JSON.stringify(data)}`)
  }
  return data
}

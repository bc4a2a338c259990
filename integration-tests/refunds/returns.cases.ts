import { z } from "zod"
import type { ShopUnderTest } from "../setup/describe-shop"
import { RefundFixture } from "../setup/refund-fixture"
import type { AdminApi } from "../setup/refund-fixture"

/** The jar of honey, without its delivery. */
const JAR = 21000

const made = z.object({ id: z.string() })
const summed = z.object({
  summary: z.object({ pending_difference: z.number() }),
})

export function describeReturns(test: ShopUnderTest): void {
  describe("refunds for goods", () => {
    const refunding = new RefundFixture(test)
    /** What Medusa still has to get for an order; below zero, to give. */
    const balance = async (id: string) => {
      const { data } = await test.shop.graph("order", ["summary"], { id })
      return summed.parse(data[0]).summary.pending_difference
    }

    it.each([
      ["returned", takeBack],
      ["claimed", acceptClaim],
    ])("a refund for goods that were %s is paid out", async (_how, handle) => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo()
      const item = await fulfill(admin, order.orderId)

      await handle(admin, order.orderId, item)
      expect(await balance(order.orderId)).toBe(-JAR)
      const { status } = await refunding.refundByMedusa(admin, order, {
        amount: JAR,
      })
      await refunding.untilState((await refunding.onlyPayout()).id, "succeeded")

      expect(status).toBe(200)
      expect((await refunding.onlyPayout()).amount).toBe(String(JAR))
      expect(await balance(order.orderId)).toBe(0)
      expect((await refunding.moneyOf(order)).refunds).toEqual([String(JAR)])
      await refunding.expectRecordsToAgree()
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
  const { return: requested } = await done(admin, "/admin/returns", body)
  const { id } = made.parse(requested)
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

import { Modules } from "@medusajs/framework/utils"
import type { ShopUnderTest } from "../setup/describe-shop"
import { RefundDesk } from "../setup/refund-fixture"
import { waitFor } from "../../harness/wait-for"

export function describeAttention(test: ShopUnderTest): void {
  describe("what a store is told", () => {
    const desk = new RefundDesk(test)

    it("tells its subscribers of a payout that was requested and arrived", async () => {
      const admin = await test.shop.logIn()
      const order = await desk.sellTo()
      const heard = listen()

      await desk.pressRefund(admin, order, { amount: 5000 })
      const { id } = await desk.onlyPayout()
      await desk.untilState(id, "succeeded")
      await waitFor("two events", () => heard.length === 2)

      const told = {
        id,
        kind: "payout",
        reason: null,
        attention: null,
        attention_at: null,
        order_id: order.orderId,
        amount: "5000",
        currency_code: "cdf",
      }
      expect(heard).toEqual([
        {
          name: "flexpay.payout_requested",
          data: { ...told, state: "submitting" },
        },
        {
          name: "flexpay.payout_succeeded",
          data: { ...told, state: "succeeded" },
        },
      ])
    })

    it("tells them, and the admin's feed, of what needs a person, until one decided", async () => {
      const admin = await test.shop.logIn()
      const order = await desk.sellTo("0810000104")
      const heard = listen()
      const count = async () =>
        (await admin.get("/admin/flexpay/attention")).data.count

      await desk.pressRefund(admin, order, { amount: 5000 })
      const { id } = await desk.onlyPayout()
      const before = await count()
      await waitFor(
        "a notification",
        async () => (await feed()).length === 1
      )
      await desk.act(admin, id, "resolve", { note: "The shopper was told" })

      expect(heard.map(({ name }) => name)).toEqual([
        "flexpay.payout_requested",
        "flexpay.payout_failed",
        "flexpay.attention_needed",
      ])
      expect(heard.at(-1)?.data).toMatchObject({
        id,
        state: "refused",
        attention: "payout_refused",
      })
      expect(await feed()).toEqual([
        expect.objectContaining({ resource_id: id, channel: "feed" }),
      ])
      expect([before, await count()]).toEqual([1, 0])

      async function feed() {
        const { data } = await admin.get("/admin/notifications?channel=feed")
        return data.notifications
      }
    })

    it("lets the order be placed once the stock is back, once", async () => {
      const admin = await test.shop.logIn()
      const { sessionId, collectionId } = await test.shop.checkOut()
      await test.records.sql(
        'UPDATE inventory_level SET stocked_quantity = 0, raw_stocked_quantity = \'{"value": "0", "precision": 20}\''
      )
      await test.shop.push(sessionId, { phone: "0810000001" })
      await test.shop.pollUntil(sessionId, ({ needs_help }) => needs_help)
      const money =
        await test.shop.flexpay.payments.findForCollection(collectionId)
      const id = money?.id ?? ""

      const tooEarly = await desk.act(admin, id, "place-order")
      // It may have met the lock of an earlier try, and be tried by the job.
      const still = await desk.until(id, ({ attention }) => attention !== null)
      await test.records.sql(
        'UPDATE inventory_level SET stocked_quantity = 9, raw_stocked_quantity = \'{"value": "9", "precision": 20}\''
      )
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => desk.act(admin, id, "place-order"))
      )

      expect(money).toMatchObject({
        state: "succeeded",
        attention: "order_not_placed",
      })
      expect(tooEarly.status).toBe(200)
      expect(still.attention).toBe("order_not_placed")
      expect(
        answers.filter(({ status }) => status !== 200 && status !== 409)
      ).toEqual([])
      const placed = await desk.until(id, ({ order_id }) => order_id !== null)
      expect(await test.records.orderIds()).toEqual([placed.order_id])
      expect(placed.attention).toBeNull()
      expect((await test.gateway.counts()).payout).toBe(0)
    })

    /** Hears what any subscriber of the store could hear. */
    function listen() {
      const heard: { name: string; data: unknown }[] = []
      const bus = test.getContainer().resolve(Modules.EVENT_BUS)
      for (const event of [
        "payout_requested",
        "payout_succeeded",
        "payout_failed",
        "attention_needed",
      ]) {
        bus.subscribe(`flexpay.${event}`, async ({ name, data }) => {
          heard.push({ name, data })
        })
      }
      return heard
    }
  })
}

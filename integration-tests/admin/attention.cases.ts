import { Modules } from "@medusajs/framework/utils"
import type { ShopUnderTest } from "../setup/describe-shop"
import {
  PAYER,
  PAYS_ANOTHER_AMOUNT,
  RefundFixture,
} from "../setup/refund-fixture"
import { waitFor } from "../../harness/wait-for"

export function describeAttention(test: ShopUnderTest): void {
  describe("events and notifications", () => {
    const refunding = new RefundFixture(test)

    it("a requested and a succeeded payout emit an event each", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo()
      const events = listen()

      await refunding.refundByMedusa(admin, order, { amount: 5000 })
      const { id } = await refunding.onlyPayout()
      await refunding.untilState(id, "succeeded")
      await waitFor("two events", () => events.length === 2)

      const payout = {
        event_id: expect.any(String),
        version: 1,
        id,
        kind: "payout",
        reason: null,
        attention: null,
        attention_at: null,
        order_id: order.orderId,
        amount: "5000",
        currency_code: "cdf",
      }
      expect(events).toEqual([
        {
          name: "flexpay.payout_requested",
          data: { ...payout, state: "submitting" },
        },
        {
          name: "flexpay.payout_succeeded",
          data: { ...payout, state: "succeeded" },
        },
      ])
    })

    it("a user has events emitted again, with the ids that they had", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo("0810000001")
      const events = listen()
      await refunding.refundByMedusa(admin, order, { amount: 5000 })
      const { id } = await refunding.onlyPayout()
      await refunding.untilState(id, "succeeded")
      await waitFor("two events", () => events.length === 2)
      const replay = async (names: string[]) =>
        await admin.post("/admin/flexpay/events/replay", {
          from: "2026-01-01T00:00:00Z",
          names,
        })

      const refused = await replay(["flexpay.no_such_event"])
      const replayed = await replay(["flexpay.payout_succeeded"])
      await waitFor("the event again", () => events.length === 3)

      expect(refused.status).toBe(400)
      expect(replayed.data).toEqual({ count: 1 })
      expect(events[2]).toEqual(events[1])
    })

    it("an attention emits one event and one notification until an operator resolves it", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo("0810000104")
      const events = listen()
      const count = async () =>
        (await admin.get("/admin/flexpay/attention")).data.count

      await refunding.refundByMedusa(admin, order, { amount: 5000 })
      const { id } = await refunding.onlyPayout()
      const before = await count()
      await waitFor("a notification", async () => (await feed()).length === 1)
      await refunding.act(admin, [id, "resolve"], {
        note: "The shopper was told",
      })

      expect(events.map(({ name }) => name)).toEqual([
        "flexpay.payout_requested",
        "flexpay.payout_failed",
        "flexpay.attention_needed",
      ])
      expect(events.at(-1)?.data).toMatchObject({
        id,
        state: "refused",
        attention: "payout_refused",
      })
      const { data: orders } = await test.shop.graph("order", ["display_id"], {
        id: order.orderId,
      })
      expect(await feed()).toEqual([
        expect.objectContaining({
          resource_id: id,
          channel: "feed",
          data: {
            title: `FlexPay · Commande nº\u00A0${String(orders[0]?.display_id)}`,
            // Without an address: this server has no admin.
            description: expect.stringMatching(
              /^Versement 5\s000\sCDF\s: Le versement a été refusé$/
            ),
          },
        }),
      ])
      expect([before, await count()]).toEqual([1, 0])

      async function feed() {
        const { data } = await admin.get("/admin/notifications?channel=feed")
        return data.notifications
      }
    })

    it("an attention is assigned to the operator who takes it, until it ends", async () => {
      const admin = await test.shop.logIn()
      const { id } = await refunding.receiveUnbooked(PAYS_ANOTHER_AMOUNT)
      const other = await refunding.receiveUnbooked(PAYS_ANOTHER_AMOUNT)
      const order = await refunding.sellTo()
      const idsOf = async (query: string) => {
        const path = `/admin/flexpay/transactions?attention=true&${query}`
        const { data } = await admin.get(path)
        return data.transactions.map((shown: { id: string }) => shown.id)
      }

      const assigned = await refunding.act(admin, [id, "assign"])
      const again = await refunding.act(admin, [id, "assign"])
      const lists = [
        await idsOf("owner=me"),
        await idsOf("owner=none"),
        await idsOf("order=attention_at"),
      ]
      const unneeded = await refunding.act(admin, [
        order.transactionId,
        "assign",
      ])
      const unassigned = await refunding.act(admin, [other.id, "unassign"])
      await refunding.act(admin, [id, "resolve"], { note: "Paid in cash" })

      const owner = expect.objectContaining({ email: "admin@demo.test" })
      for (const { data } of [assigned, again]) {
        expect(data.transaction).toMatchObject({ owner, can_assign: true })
      }
      expect(lists).toEqual([[id], [other.id], [id, other.id]])
      expect([unneeded.status, unneeded.data.code]).toEqual([
        409,
        "not_resolvable",
      ])
      expect(unassigned.data.transaction.owner).toBeNull()
      expect((await refunding.row(id)).owner_id).toBeNull()
    })

    it("an operator places an order once after its stock is back", async () => {
      const admin = await test.shop.logIn()
      await test.records.sql(
        'UPDATE inventory_level SET stocked_quantity = 0, raw_stocked_quantity = \'{"value": "0", "precision": 20}\''
      )
      const money = await refunding.receiveUnbooked(PAYER)
      const { id } = money

      const tooEarly = await refunding.act(admin, [id, "place-order"])
      // It may have met the lock of an earlier try, and be tried by the job.
      const still = await refunding.until(
        id,
        ({ attention }) => attention !== null
      )
      await test.records.sql(
        'UPDATE inventory_level SET stocked_quantity = 9, raw_stocked_quantity = \'{"value": "9", "precision": 20}\''
      )
      const answers = await Promise.all(
        Array.from({ length: 10 }, () =>
          refunding.act(admin, [id, "place-order"])
        )
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
      const placed = await refunding.until(
        id,
        ({ order_id }) => order_id !== null
      )
      expect(await test.records.orderIds()).toEqual([placed.order_id])
      expect(placed.attention).toBeNull()
      expect((await test.gateway.counts()).payout).toBe(0)
    })

    /** Subscribes to the plugin's events, as a store does. */
    function listen() {
      const events: { name: string; data: unknown }[] = []
      const bus = test.getContainer().resolve(Modules.EVENT_BUS)
      for (const event of [
        "payout_requested",
        "payout_succeeded",
        "payout_failed",
        "attention_needed",
      ]) {
        bus.subscribe(`flexpay.${event}`, async ({ name, data }) => {
          events.push({ name, data })
        })
      }
      return events
    }
  })
}

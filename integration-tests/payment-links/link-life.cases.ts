import { Modules } from "@medusajs/framework/utils"
import { FlexPayEvents } from "../../src/modules/flexpay/events"
import type { AdminFlexPayPaymentLink } from "../../src/api/admin/flexpay/types"
import { PAYER } from "../setup/refund-fixture"
import { tokenOf, type LinkFixture } from "./link-fixture"

export function describeLinkLife(fixture: LinkFixture): void {
  const { test } = fixture

  describe("the life of a payment link", () => {
    it("a link's events come once: when it is created, and when it is first opened", async () => {
      const received: { name: string; data: unknown }[] = []
      const bus = test.getContainer().resolve(Modules.EVENT_BUS)
      const names = [
        FlexPayEvents.PAYMENT_REQUESTED,
        FlexPayEvents.PAYMENT_LINK_OPENED,
      ]
      for (const name of names) {
        bus.subscribe(name, async ({ data }) => {
          received.push({ name, data })
        })
      }
      const order_id = await fixture.writeOrder()
      const link = await fixture.linkOrder(order_id)
      await fixture.linkOrder(order_id)
      const created = [...received]
      await fixture.request(link)
      await fixture.request(link)
      const { link: opened } = (await fixture.view(order_id)).request

      const { id, expires_at } = link
      const data = {
        event_id: expect.any(String),
        version: 1,
        id,
        order_id,
        cart_id: null,
        expires_at,
      }
      expect(created).toEqual([{ name: FlexPayEvents.PAYMENT_REQUESTED, data }])
      expect(received).toEqual([
        ...created,
        { name: FlexPayEvents.PAYMENT_LINK_OPENED, data },
      ])
      expect(opened?.opened_at).not.toBeNull()
    })

    it("a request that read the order before another one created its link gets that link", async () => {
      const orderId = await fixture.writeOrder()
      const { paymentLinks } = test.shop.flexpay
      const open = paymentLinks.open.bind(paymentLinks)
      let first: AdminFlexPayPaymentLink | undefined
      jest
        .spyOn(paymentLinks, "open")
        .mockImplementationOnce(async (...subject) => {
          first = await fixture.linkOrder(orderId)
          return await open(...subject)
        })

      const second = await fixture.linkOrder(orderId)
      jest.restoreAllMocks()

      expect(second).toEqual(first)
      const { data: page } = await fixture.request(second)
      expect(page.link.state).toBe("open")
      const { data: orders } = await test.shop.graph(
        "order",
        ["payment_collections.id"],
        { id: orderId }
      )
      expect(orders[0]?.payment_collections).toHaveLength(1)
    })

    it("an expired link takes no push, and the next one is another", async () => {
      const orderId = await fixture.writeOrder()
      const link = await fixture.linkOrder(orderId)
      await test.records.sql(
        "UPDATE flexpay_payment_link SET expires_at = now() WHERE id = ?",
        [link.id]
      )
      const { data: page } = await fixture.request(link)
      const pushed = await fixture.request(link, { phone: PAYER })
      const operators = await fixture.push(link, PAYER)
      const next = await fixture.linkOrder(orderId)

      expect(page.link.state).toBe("expired")
      expect([pushed.status, pushed.data.code]).toEqual([409, "link_ended"])
      expect([operators.status, operators.data.code]).toEqual([
        409,
        "link_ended",
      ])
      expect(next.id).not.toBe(link.id)
      expect(await test.gateway.entries()).toEqual([])
    })

    it("a canceled order's link takes no push", async () => {
      const orderId = await fixture.writeOrder()
      const link = await fixture.linkOrder(orderId)
      await fixture.must(`/admin/orders/${orderId}/cancel`)
      const { data: page } = await fixture.request(link)
      const pushed = await fixture.request(link, { phone: PAYER })

      expect(page.link.state).toBe("canceled")
      expect(pushed.data.code).toBe("order_canceled")
      expect(await test.gateway.entries()).toEqual([])
    })

    it("the amount of a link does not change while its push is live", async () => {
      const orderId = await fixture.writeOrder()
      const link = await fixture.linkOrder(orderId, { amount: "1000" })
      const phone = "243814000001"
      await test.gateway.setOutcome({ phone, payment: "pending_forever" })
      await fixture.request(link, { phone })
      const path = `/admin/flexpay/orders/${orderId}/payment-links`
      const changed = await fixture.admin.post(path, { amount: "2000" })
      const same = await fixture.linkOrder(orderId, { amount: "1000" })

      expect([changed.status, changed.data.code]).toEqual([
        409,
        "payment_under_way",
      ])
      expect(same.id).toBe(link.id)
    })

    it("an order that was paid another way owes its link nothing", async () => {
      const orderId = await fixture.writeOrder()
      const link = await fixture.linkOrder(orderId)
      const { data } = await fixture.admin.get(
        `/admin/orders/${orderId}?fields=payment_collections.id`
      )
      const [collection] = data.order.payment_collections
      await fixture.must(
        `/admin/payment-collections/${collection.id}/mark-as-paid`,
        { order_id: orderId }
      )
      const { data: page } = await fixture.request(link)
      const pushed = await fixture.request(link, { phone: PAYER })

      expect(page.link.state).toBe("nothing_due")
      expect(pushed.data.code).toBe("nothing_due")
      expect(await test.gateway.entries()).toEqual([])
    })

    it("an address that this store did not sign shows nothing, and pushes nothing", async () => {
      const link = await fixture.linkOrder(await fixture.writeOrder())
      const token = tokenOf(link)
      const forged = [
        "",
        "Bearer",
        `Bearer ${token.slice(0, -1)}${token.endsWith("A") ? "E" : "A"}`,
        `Bearer ${token}x`,
        `Basic ${token}`,
        `Bearer ${link.id}`,
        `Bearer ${"x".repeat(5_000)}`,
      ]
      const statuses: unknown[] = []
      for (const authorization of forged) {
        const headers = { authorization }
        const read = await test.shop.get("/flexpay/pay/payment", headers)
        const pushed = await test.shop.post(
          "/flexpay/pay/payment",
          { phone: PAYER },
          headers
        )
        statuses.push(read.status, pushed.status)
      }

      expect(new Set(statuses)).toEqual(new Set([404]))
      expect(await test.gateway.entries()).toEqual([])
    })

    it("a body that is not as documented is refused", async () => {
      const link = await fixture.linkOrder(await fixture.writeOrder())
      const statuses: number[] = []
      for (const body of [
        { phone: PAYER, amount: "1" },
        { phone: 810000001 },
        { method: "cash", phone: PAYER },
        { phone: "0".repeat(41) },
        { phone: "+33 6 12 34 56 78" },
        {},
      ]) {
        const { status } = await fixture.request(link, body)
        statuses.push(status)
      }

      expect(statuses).toEqual([400, 400, 400, 400, 400, 400])
      expect(await test.gateway.entries()).toEqual([])
    })
  })
}

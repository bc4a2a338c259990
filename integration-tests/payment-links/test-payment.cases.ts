import { adminLogin } from "../../demo/src/seed/names"
import { forEachAtOnce } from "../../harness/for-each-at-once"
import type { AdminFlexPayPaymentLink } from "../../src/api/admin/flexpay/types"
import { expectRecordsToAgree } from "../setup/expect-records-to-agree"
import { PAYER } from "../setup/refund-fixture"
import type { LinkFixture } from "./link-fixture"

const PATH = "/admin/flexpay/test-payments"

export function describeTestPayment(fixture: LinkFixture): void {
  const { test } = fixture

  describe("a test payment", () => {
    it("a test payment is paid by its link, captured, refunded and canceled as any order", async () => {
      const link = await create()
      const { data: page } = await fixture.request(link)
      await fixture.request(link, { phone: PAYER })
      await fixture.until(link, ({ link }) => link.state === "paid")
      const orderId = link.order_id ?? ""
      const paid = await fixture.readOrder(orderId)
      const [payment] = (await fixture.view(orderId)).payments
      await fixture.must(
        `/admin/flexpay/transactions/${payment?.id ?? ""}/payouts`,
        { paid_out: "0" }
      )
      await fixture.must(`/admin/orders/${orderId}/cancel`)
      const [order] = await readOrders()

      expect(page.link).toMatchObject({
        amount: "100",
        currency_code: "cdf",
        items: [{ title: "Paiement de test", quantity: 1 }],
        methods: ["mobile_money", "card"],
      })
      expect(paid).toMatchObject({
        payment_status: "captured",
        summary: { pending_difference: 0 },
      })
      expect(payment).toMatchObject({ state: "succeeded", amount: "100" })
      expect(order).toMatchObject({
        id: orderId,
        status: "canceled",
        email: adminLogin.email,
        metadata: { flexpay_test_payment: true },
        items: [{ requires_shipping: false }],
      })
      await expectRecordsToAgree(test)
    })

    it("requests at once make one order, and the next one after it was paid makes another", async () => {
      const links: AdminFlexPayPaymentLink[] = []
      await forEachAtOnce([1, 2, 3], 3, async () => {
        links.push(await create())
      })
      const [first] = links
      const again = await create()
      await fixture.request(again, { phone: PAYER })
      await fixture.until(again, ({ link }) => link.state === "paid")
      const next = await create()

      expect(links.map(({ id }) => id)).toEqual(links.map(() => first?.id))
      expect(again.url).toBe(first?.url)
      expect(next.order_id).not.toBe(again.order_id)
      expect(await readOrders()).toHaveLength(2)
    })

    it("a closed link of an unpaid test order is replaced, and the order is kept", async () => {
      const link = await create()
      await fixture.must(`/admin/flexpay/payment-links/${link.id}/close`)
      const next = await create()

      expect(next.id).not.toBe(link.id)
      expect(next.order_id).toBe(link.order_id)
    })

    it("a store that offers mobile money in USD alone gets a test of USD 1", async () => {
      await test.records.sql(
        `DELETE FROM region_payment_provider WHERE region_id IN
           (SELECT id FROM region WHERE currency_code = 'cdf')`
      )
      const link = await create()
      const { test_payment } = await fixture.read("/admin/flexpay/status")

      expect(link).toMatchObject({ amount: "1", currency_code: "usd" })
      expect(test_payment).toEqual({ amount: "1", currency_code: "usd" })
    })

    it("a store without a region for it gets no order, and the admin reads what to do", async () => {
      await test.records.sql(
        "DELETE FROM region_payment_provider WHERE payment_provider_id = 'pp_flexpay_flexpay'"
      )
      const { status, data } = await fixture.admin.post(PATH)
      const { test_payment } = await fixture.read("/admin/flexpay/status")

      expect([status, data.code]).toEqual([409, "no_test_region"])
      expect(data.message).toContain("Settings, Regions")
      expect(test_payment).toEqual({ amount: "100", currency_code: "cdf" })
      expect(await readOrders()).toEqual([])
    })

    async function create(): Promise<AdminFlexPayPaymentLink> {
      const { payment_link } = await fixture.must(PATH)
      return payment_link as AdminFlexPayPaymentLink
    }

    async function readOrders() {
      const { data } = await test.shop.graph(
        "order",
        [
          "id",
          "status",
          "email",
          "total",
          "metadata",
          "items.requires_shipping",
        ],
        {}
      )
      return data
    }
  })
}

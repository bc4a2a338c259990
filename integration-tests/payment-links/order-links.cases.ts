import { PAYER } from "../setup/refund-fixture"
import type { LinkFixture } from "./link-fixture"

export function describeOrderLinks(fixture: LinkFixture): void {
  describe("the payment link of an order", () => {
    it("a draft order gets no link, and the order that it becomes is paid by one", async () => {
      const id = await fixture.writeDraft()
      const path = `/admin/flexpay/orders/${id}/payment-links`
      const refused = await fixture.admin.post(path)
      await fixture.must(`/admin/draft-orders/${id}/convert-to-order`)
      const { request } = await fixture.view(id)
      const link = await fixture.linkOrder(id)
      const { data: page } = await fixture.request(link)
      await fixture.request(link, { phone: PAYER })
      const paid = await fixture.until(
        link,
        ({ link }) => link.state === "paid"
      )

      expect([refused.status, refused.data.code]).toEqual([
        409,
        "order_is_draft",
      ])
      expect(request).toEqual({
        outstanding: { amount: "21000", currency_code: "cdf" },
        link: null,
        can_request: true,
      })
      expect(page).toMatchObject({
        link: {
          state: "open",
          store_name: "Boutique Mboka",
          order_display_id: 1,
          amount: "21000",
          items: [{ title: "Miel du Kwilu", quantity: 1 }],
          methods: ["mobile_money", "card"],
          receipt: null,
        },
        transaction: null,
      })
      expect(paid.link.receipt).toMatchObject({
        method: "mobile_money",
        phone: "+243 81 ••• •• 01",
        amount: "21000",
        currency_code: "cdf",
      })
      expect(await fixture.readOrder(id)).toMatchObject({
        payment_status: "captured",
        summary: { pending_difference: 0 },
      })
    })

    it("an order's deposit is paid, then its rest by another link", async () => {
      const id = await fixture.writeOrder()
      const path = `/admin/flexpay/orders/${id}/payment-links`
      const tooMuch = await fixture.admin.post(path, { amount: "21001" })
      const deposit = await fixture.linkOrder(id, { amount: "1000" })
      await fixture.request(deposit, { phone: PAYER })
      await fixture.until(deposit, ({ link }) => link.state === "paid")
      const { request } = await fixture.view(id)
      const rest = await fixture.linkOrder(id)
      await fixture.request(rest, { phone: PAYER })
      await fixture.until(rest, ({ link }) => link.state === "paid")
      const { data: first } = await fixture.request(deposit)
      const { payments } = await fixture.view(id)

      expect(tooMuch.data.code).toBe("amount_above_due")
      expect(request.outstanding?.amount).toBe("20000")
      expect(rest.id).not.toBe(deposit.id)
      expect(first.link.receipt.amount).toBe("1000")
      expect(
        payments.map(({ amount, refundable }) => [amount, refundable?.amount])
      ).toEqual([
        ["20000", "20000"],
        ["1000", "1000"],
      ])
      expect(await fixture.readOrder(id)).toMatchObject({
        payment_status: "captured",
        summary: { pending_difference: 0 },
      })
    })
  })
}

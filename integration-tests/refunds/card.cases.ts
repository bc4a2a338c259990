import type { ShopUnderTest } from "../setup/describe-shop"
import { inEnglish } from "../setup/in-english"
import { RefundFixture } from "../setup/refund-fixture"

export function describeCard(test: ShopUnderTest): void {
  describe("an order paid by card", () => {
    const refunding = new RefundFixture(test)

    it("Medusa's button refuses to refund a card payment, and names the FlexPay section", async () => {
      const admin = await test.shop.logIn()
      const order = await sellByCard()

      const { status, data } = await refunding.refundByMedusa(admin, order, {
        amount: 5000,
      })

      expect([status, inEnglish(data.message)]).toEqual([
        400,
        "This order was paid by card, so there is no phone number to pay back to. Refund it from the FlexPay section of the order, where you can give a number.",
      ])
      expect((await refunding.moneyOf(order)).refunds).toEqual([])
      expect(await refunding.payouts()).toEqual([])
    })

    it("the FlexPay section refunds a card payment with a number and a reason", async () => {
      const admin = await test.shop.logIn()
      const order = await sellByCard()
      const body = { amount: "5000", paid_out: "0" }

      const nowhere = await refunding.refundByFlexPay(admin, order, body)
      const unexplained = await refunding.refundByFlexPay(admin, order, {
        ...body,
        phone: "0970000001",
      })
      const { status } = await refunding.refundByFlexPay(admin, order, {
        ...body,
        phone: "0970000001",
        phone_reason: "The cardholder's own number",
      })
      const payout = await refunding.untilState(
        (await refunding.onlyPayout()).id,
        "succeeded"
      )

      expect([nowhere.status, inEnglish(nowhere.data.message)]).toEqual([
        400,
        "This payment came by card: enter the phone number to refund to.",
      ])
      expect([unexplained.status, status]).toEqual([400, 200])
      expect(payout).toMatchObject({ phone: "243970000001", amount: "5000" })
      expect((await refunding.moneyOf(order)).refunds).toEqual(["5000"])
      await refunding.expectRecordsToAgree()
    })

    it("a canceled order that was paid by card needs attention", async () => {
      const admin = await test.shop.logIn()
      const order = await sellByCard()

      await admin.post(`/admin/orders/${order.orderId}/cancel`)
      const payout = await refunding.until(
        order.transactionId,
        ({ attention }) => attention !== null
      )
      await refunding.refundByFlexPay(admin, order, {
        paid_out: "0",
        phone: "0970000001",
        phone_reason: "The cardholder's own number",
      })
      await refunding.untilState((await refunding.onlyPayout()).id, "succeeded")

      expect(payout.attention).toBe("order_canceled")
      expect((await refunding.row(payout.id)).attention).toBeNull()
      expect((await refunding.moneyOf(order)).refunds).toEqual(["28000"])
      await refunding.expectRecordsToAgree()
    })

    async function sellByCard() {
      const { sessionId, collectionId } = await test.shop.checkOut({
        providerId: "pp_flexpay-card_flexpay",
      })
      await test.shop.push(sessionId, {})
      const { reference } = await test.gateway.onlyEntry()
      await test.gateway.decide({ reference, decision: "approve" })
      const { order_id } = await test.shop.pollUntil(
        sessionId,
        (paid) => paid.order_id !== null
      )
      return await refunding.orderOf(order_id ?? "", collectionId)
    }
  })
}

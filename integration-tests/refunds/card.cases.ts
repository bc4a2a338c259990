import type { ShopUnderTest } from "../setup/describe-shop"
import { inEnglish } from "../setup/in-english"
import { RefundDesk } from "../setup/refund-fixture"

export function describeCard(test: ShopUnderTest): void {
  describe("an order paid by card", () => {
    const desk = new RefundDesk(test)

    it("is not refunded by Medusa's button, which says where it is", async () => {
      const admin = await test.shop.logIn()
      const order = await sellByCard()

      const { status, data } = await desk.pressRefund(admin, order, {
        amount: 5000,
      })

      expect([status, inEnglish(data.message)]).toEqual([
        400,
        "This order was paid by card, so there is no phone number to pay back to. Refund it from the FlexPay section of the order, where you can give a number.",
      ])
      expect((await desk.moneyOf(order)).refunds).toEqual([])
      expect(await desk.payouts()).toEqual([])
    })

    it("is refunded from the FlexPay section, with a number and a reason", async () => {
      const admin = await test.shop.logIn()
      const order = await sellByCard()
      const wish = { amount: "5000", paid_out: "0" }

      const nowhere = await desk.giveBack(admin, order, wish)
      const unexplained = await desk.giveBack(admin, order, {
        ...wish,
        phone: "0970000001",
      })
      const { status } = await desk.giveBack(admin, order, {
        ...wish,
        phone: "0970000001",
        phone_reason: "The cardholder's own number",
      })
      const payout = await desk.untilState(
        (await desk.onlyPayout()).id,
        "succeeded"
      )

      expect([nowhere.status, inEnglish(nowhere.data.message)]).toEqual([
        400,
        "This payment came by card: enter the phone number to refund to.",
      ])
      expect([unexplained.status, status]).toEqual([400, 200])
      expect(payout).toMatchObject({ phone: "243970000001", amount: "5000" })
      expect((await desk.moneyOf(order)).refunds).toEqual(["5000"])
      await desk.expectBooksToAgree()
    })

    it("stands before a person when it is canceled, since its money is still here", async () => {
      const admin = await test.shop.logIn()
      const order = await sellByCard()

      await admin.post(`/admin/orders/${order.orderId}/cancel`)
      const kept = await desk.until(
        order.transactionId,
        ({ attention }) => attention !== null
      )
      await desk.giveBack(admin, order, {
        paid_out: "0",
        phone: "0970000001",
        phone_reason: "The cardholder's own number",
      })
      await desk.untilState((await desk.onlyPayout()).id, "succeeded")

      expect(kept.attention).toBe("order_canceled")
      expect((await desk.row(kept.id)).attention).toBeNull()
      expect((await desk.moneyOf(order)).refunds).toEqual(["28000"])
      await desk.expectBooksToAgree()
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
      return await desk.orderOf(order_id ?? "", collectionId)
    }
  })
}

import type { ShopUnderTest } from "../setup/describe-shop"
import { inEnglish } from "../setup/in-english"
import { RefundDesk, TOTAL } from "../setup/refund-fixture"
import type { PaidOrder } from "../setup/refund-fixture"

export function describeReversed(test: ShopUnderTest): void {
  describe("money that FlexPay gives back by itself", () => {
    const desk = new RefundDesk(test)

    it.each(["reversing", "reversed"])(
      "is booked in Medusa once, without a payout, and flagged (%s)",
      async (state) => {
        const order = await desk.sellTo()

        await reverse(order, state)

        expect(await desk.moneyOf(order)).toMatchObject({
          refunded: 28000,
          refunds: [TOTAL],
          transactions: ["capture 28000", "refund -28000"],
        })
        expect(await desk.payouts()).toEqual([])
        expect((await test.gateway.counts()).payout).toBe(0)
      }
    )

    it("is booked for the rest alone after a part was given back", async () => {
      const admin = await test.shop.logIn()
      const order = await desk.sellTo()
      await desk.pressRefund(admin, order, { amount: 5000 })

      await reverse(order, "reversed")

      expect((await desk.moneyOf(order)).refunds).toEqual(["5000", "23000"])
      expect((await test.gateway.counts()).payout).toBe(1)
    })

    it("is not given back once more", async () => {
      const admin = await test.shop.logIn()
      const order = await desk.sellTo()
      await reverse(order, "reversed")

      const button = await desk.pressRefund(admin, order, { amount: 1 })
      const section = await desk.giveBack(admin, order, {
        amount: "1",
        paid_out: "0",
      })

      expect(button.status).toBe(400)
      expect([section.status, inEnglish(section.data.message)]).toEqual([
        400,
        "Only a payment that succeeded can be given back.",
      ])
      expect((await test.gateway.counts()).payout).toBe(0)
    })

    /** Many learn of it at once. */
    async function reverse(order: PaidOrder, state: string): Promise<void> {
      const { reference } = await desk.row(order.transactionId)
      await test.gateway.setState({ reference, state })
      await Promise.all([
        ...Array.from({ length: 4 }, () =>
          test.gateway.callBack({ reference })
        ),
        test.records.recheck(),
        test.records.recheck(),
      ])
      const reversed = await desk.until(
        order.transactionId,
        ({ synced_state }) => synced_state === "reversed"
      )
      expect(reversed).toMatchObject({
        state: "reversed",
        reason: "returned",
        attention: "reversed",
      })
    }
  })
}

import type { ShopUnderTest } from "../setup/describe-shop"
import { inEnglish } from "../setup/in-english"
import { RefundFixture, TOTAL } from "../setup/refund-fixture"
import type { PaidOrder } from "../setup/refund-fixture"

export function describeReversed(test: ShopUnderTest): void {
  describe("a reversal by FlexPay", () => {
    const refunding = new RefundFixture(test)

    it.each(["reversing", "reversed"])(
      "a reversal creates one refund in Medusa without a payout, and an attention (%s)",
      async (state) => {
        const order = await refunding.sellTo()

        await reverse(order, state)

        expect(await refunding.moneyOf(order)).toMatchObject({
          refunded: 28000,
          refunds: [TOTAL],
          transactions: ["capture 28000", "refund -28000"],
        })
        expect(await refunding.payouts()).toEqual([])
        expect((await test.gateway.counts()).payout).toBe(0)
      }
    )

    it("a reversal after a partial refund creates a refund of the rest", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo()
      await refunding.refundByMedusa(admin, order, { amount: 5000 })

      await reverse(order, "reversed")

      expect((await refunding.moneyOf(order)).refunds).toEqual([
        "5000",
        "23000",
      ])
      expect((await test.gateway.counts()).payout).toBe(1)
    })

    it("a reversed payment can't be refunded", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo()
      await reverse(order, "reversed")

      const button = await refunding.refundByMedusa(admin, order, { amount: 1 })
      const section = await refunding.refundByFlexPay(admin, order, {
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
      const { reference } = await refunding.row(order.transactionId)
      await test.gateway.setState({ reference, state })
      await Promise.all([
        ...Array.from({ length: 4 }, () =>
          test.gateway.callBack({ reference })
        ),
        test.records.recheck(),
        test.records.recheck(),
      ])
      const reversed = await refunding.until(
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

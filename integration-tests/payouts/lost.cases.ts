import type { ShopUnderTest } from "../setup/describe-shop"
import { RefundDesk } from "../setup/refund-fixture"
import type { PaidOrder } from "../setup/refund-fixture"

export function describeLost(test: ShopUnderTest): void {
  describe("a refund whose payout nobody sent", () => {
    const desk = new RefundDesk(test)

    it("is put before a person, who sends it without a second refund in Medusa", async () => {
      const admin = await test.shop.logIn()
      const order = await desk.sellTo()
      await bookAlone(order, "6 minutes")

      await desk.recover()
      await desk.recover()
      const { id } = await desk.onlyPayout()
      await desk.age(id, "6 minutes")
      const found = await desk.untilState(id, "refused")
      const resent = await desk.act(admin, id, "resend")
      await desk.untilState(resent.data.transaction.id, "succeeded")

      expect(found).toMatchObject({
        refund_id: "ref_lost",
        amount: "5000",
        reason: "not_sent",
        attention: "payout_refused",
      })
      expect((await desk.moneyOf(order)).refunds).toEqual(["5000"])
      expect((await test.gateway.counts()).payout).toBe(1)
      await desk.expectBooksToAgree()
    })

    it("is left alone while it may still be on its way", async () => {
      const order = await desk.sellTo()
      await bookAlone(order, "4 minutes")

      await desk.recover()

      expect(await desk.payouts()).toEqual([])
    })

    it("is not found where a payout, or FlexPay itself, gave the money back", async () => {
      const admin = await test.shop.logIn()
      const order = await desk.sellTo()
      await desk.pressRefund(admin, order, { amount: 5000 })
      const { id } = await desk.onlyPayout()
      await desk.untilState(id, "succeeded")
      const { reference } = await desk.row(order.transactionId)
      await test.gateway.setState({ reference, state: "reversed" })
      await desk.until(
        order.transactionId,
        ({ synced_state }) => synced_state === "reversed"
      )
      await test.records.sql(
        "UPDATE refund SET created_at = created_at - interval '1 hour'"
      )

      await desk.recover()

      expect((await desk.payouts()).map((payout) => payout.id)).toEqual([id])
    })

    /** Medusa's refund as a process leaves it that died before it paid out. */
    async function bookAlone(order: PaidOrder, age: string): Promise<void> {
      await test.records.sql(
        `INSERT INTO refund (id, amount, raw_amount, payment_id, created_at)
         VALUES ('ref_lost', 5000, '{"value": "5000", "precision": 20}', ?,
           now() - ?::interval)`,
        [order.paymentId, age]
      )
    }
  })
}

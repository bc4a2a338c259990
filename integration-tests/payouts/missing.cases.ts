import type { ShopUnderTest } from "../setup/describe-shop"
import { RefundFixture } from "../setup/refund-fixture"
import type { PaidOrder } from "../setup/refund-fixture"

export function describeMissing(test: ShopUnderTest): void {
  describe("a refund without a payout", () => {
    const refunding = new RefundFixture(test)

    it("a refund without a payout needs attention, and its payout makes no second refund in Medusa", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo()
      await createRefundAlone(order, "6 minutes")

      await refunding.recover()
      await refunding.recover()
      const { id } = await refunding.onlyPayout()
      await refunding.age(id, "6 minutes")
      const recovered = await refunding.untilState(id, "refused")
      const resent = await refunding.act(admin, [id, "resend"])
      await refunding.untilState(resent.data.transaction.id, "succeeded")

      expect(recovered).toMatchObject({
        refund_id: "ref_lost",
        amount: "5000",
        reason: "not_sent",
        attention: "payout_refused",
      })
      expect((await refunding.moneyOf(order)).refunds).toEqual(["5000"])
      expect((await test.gateway.counts()).payout).toBe(1)
      await refunding.expectRecordsToAgree()
    })

    it("a young refund without a payout is left alone", async () => {
      const order = await refunding.sellTo()
      await createRefundAlone(order, "4 minutes")

      await refunding.recover()

      expect(await refunding.payouts()).toEqual([])
    })

    it("a refund with a payout, or by FlexPay itself, is not recovered", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo()
      await refunding.refundByMedusa(admin, order, { amount: 5000 })
      const { id } = await refunding.onlyPayout()
      await refunding.untilState(id, "succeeded")
      const { reference } = await refunding.row(order.transactionId)
      await test.gateway.setState({ reference, state: "reversed" })
      await refunding.until(
        order.transactionId,
        ({ synced_state }) => synced_state === "reversed"
      )
      await test.records.sql(
        "UPDATE refund SET created_at = created_at - interval '1 hour'"
      )

      await refunding.recover()

      expect((await refunding.payouts()).map((payout) => payout.id)).toEqual([
        id,
      ])
    })

    /** Medusa's refund as a process leaves it that died before it paid out. */
    async function createRefundAlone(
      order: PaidOrder,
      age: string
    ): Promise<void> {
      await test.records.sql(
        `INSERT INTO refund (id, amount, raw_amount, payment_id, created_at)
         VALUES ('ref_lost', 5000, '{"value": "5000", "precision": 20}', ?,
           now() - ?::interval)`,
        [order.paymentId, age]
      )
    }
  })
}

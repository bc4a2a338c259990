import type { ShopUnderTest } from "../setup/describe-shop"
import { waitFor } from "../../harness/wait-for"
import { RefundFixture, TOTAL } from "../setup/refund-fixture"

const FAIL_ONCE_CAPTURED = [
  `CREATE FUNCTION refuse_row() RETURNS trigger LANGUAGE plpgsql
   AS 'BEGIN RAISE EXCEPTION ''the disk is full''; END'`,
  `CREATE TRIGGER refuse_row BEFORE INSERT ON order_transaction
   FOR EACH ROW EXECUTE FUNCTION refuse_row()`,
]

export function describeElsewhere(test: ShopUnderTest): void {
  describe("a refund that Medusa makes by itself", () => {
    const refunding = new RefundFixture(test)

    it("a canceled order pays out the rest of its payment", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo()
      await refunding.refundByMedusa(admin, order, { amount: 5000 })

      const { status } = await admin.post(
        `/admin/orders/${order.orderId}/cancel`
      )
      for (const { id } of await refunding.payouts()) {
        await refunding.untilState(id, "succeeded")
      }

      expect(status).toBe(200)
      expect((await refunding.payouts()).map(({ amount }) => amount)).toEqual([
        "5000",
        "23000",
      ])
      expect(await refunding.moneyOf(order)).toMatchObject({
        status: "canceled",
        collectionRefunded: 28000,
        refunds: ["5000", "23000"],
      })
      expect((await refunding.row(order.transactionId)).attention).toBeNull()
      await refunding.expectRecordsToAgree()
    })

    it("an order canceled twenty times at once pays out once", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo()

      await Promise.all(
        Array.from({ length: 20 }, () =>
          admin.post(`/admin/orders/${order.orderId}/cancel`)
        )
      )
      await refunding.untilState((await refunding.onlyPayout()).id, "succeeded")

      expect((await test.gateway.counts()).payout).toBe(1)
      expect((await refunding.moneyOf(order)).refunds).toEqual([TOTAL])
      await refunding.expectRecordsToAgree()
    })

    it("a completion that fails after the capture pays out once and places no order", async () => {
      for (const query of FAIL_ONCE_CAPTURED) {
        await test.records.sql(query)
      }
      const { sessionId, collectionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: "0810000001" })
      const money =
        await test.shop.flexpay.payments.findForCollection(collectionId)
      const begun = await waitFor(
        "core gives the money back",
        async () => (await refunding.payouts())[0]
      )
      await test.records.sql("DROP TRIGGER refuse_row ON order_transaction")
      const payout = await refunding.untilState(begun.id, "succeeded")
      for (const _ of ["once", "twice", "three times"]) {
        await refunding.age(money?.id ?? "", "3 minutes")
        await test.records.recheck()
      }

      expect(payout).toMatchObject({
        payment_transaction_id: money?.id,
        amount: TOTAL,
      })
      expect(await test.records.orderIds()).toEqual([])
      expect((await test.gateway.counts()).payout).toBe(1)
      expect(await refunding.row(money?.id ?? "")).toMatchObject({
        state: "succeeded",
        attention: null,
        order_id: null,
      })
      await refunding.expectRecordsToAgree()
    })
  })
}

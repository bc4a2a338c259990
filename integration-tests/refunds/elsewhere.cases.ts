import type { ShopUnderTest } from "../setup/describe-shop"
import { waitFor } from "../../harness/wait-for"
import { RefundDesk, TOTAL } from "../setup/refund-fixture"

const FAIL_ONCE_CAPTURED = [
  `CREATE FUNCTION refuse_row() RETURNS trigger LANGUAGE plpgsql
   AS 'BEGIN RAISE EXCEPTION ''the disk is full''; END'`,
  `CREATE TRIGGER refuse_row BEFORE INSERT ON order_transaction
   FOR EACH ROW EXECUTE FUNCTION refuse_row()`,
]

export function describeElsewhere(test: ShopUnderTest): void {
  describe("a refund that Medusa makes by itself", () => {
    const desk = new RefundDesk(test)

    it("pays out what is left when an order is canceled", async () => {
      const admin = await test.shop.logIn()
      const order = await desk.sellTo()
      await desk.pressRefund(admin, order, { amount: 5000 })

      const { status } = await admin.post(
        `/admin/orders/${order.orderId}/cancel`
      )
      for (const { id } of await desk.payouts()) {
        await desk.untilState(id, "succeeded")
      }

      expect(status).toBe(200)
      expect((await desk.payouts()).map(({ amount }) => amount)).toEqual([
        "5000",
        "23000",
      ])
      expect(await desk.moneyOf(order)).toMatchObject({
        status: "canceled",
        collectionRefunded: 28000,
        refunds: ["5000", "23000"],
      })
      expect((await desk.row(order.transactionId)).attention).toBeNull()
      await desk.expectBooksToAgree()
    })

    it("pays out once when an order is canceled twenty times at once", async () => {
      const admin = await test.shop.logIn()
      const order = await desk.sellTo()

      await Promise.all(
        Array.from({ length: 20 }, () =>
          admin.post(`/admin/orders/${order.orderId}/cancel`)
        )
      )
      await desk.untilState((await desk.onlyPayout()).id, "succeeded")

      expect((await test.gateway.counts()).payout).toBe(1)
      expect((await desk.moneyOf(order)).refunds).toEqual([TOTAL])
      await desk.expectBooksToAgree()
    })

    it("pays out once, and places no order any more, when completing fails after the capture", async () => {
      for (const statement of FAIL_ONCE_CAPTURED) {
        await test.records.sql(statement)
      }
      const { sessionId, collectionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: "0810000001" })
      const money =
        await test.shop.flexpay.payments.findForCollection(collectionId)
      const begun = await waitFor(
        "core gives the money back",
        async () => (await desk.payouts())[0]
      )
      await test.records.sql("DROP TRIGGER refuse_row ON order_transaction")
      const payout = await desk.untilState(begun.id, "succeeded")
      for (const _ of ["once", "twice", "three times"]) {
        await desk.age(money?.id ?? "", "3 minutes")
        await test.records.recheck()
      }

      expect(payout).toMatchObject({
        payment_transaction_id: money?.id,
        amount: TOTAL,
      })
      expect(await test.records.orderIds()).toEqual([])
      expect((await test.gateway.counts()).payout).toBe(1)
      expect(await desk.row(money?.id ?? "")).toMatchObject({
        state: "succeeded",
        attention: null,
        order_id: null,
      })
      await desk.expectBooksToAgree()
    })
  })
}

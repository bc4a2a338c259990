import { Accountant } from "../setup/accountant"
import type { ShopUnderTest } from "../setup/describe-shop"
import { paidOnce } from "../setup/records"
import { PAYER, PLACED_WITHIN_MS, RefundFixture } from "../setup/refund-fixture"
import type { AdminApi, PaidOrder } from "../setup/refund-fixture"

export function describeCentimes(test: ShopUnderTest): void {
  describe("amounts with centimes", () => {
    const refunding = new RefundFixture(test)

    it("centimes of francs are rounded up once, visibly, and the order is paid in full", async () => {
      await test.records.setPrice("cdf", "21000.5")
      const { sessionId } = await test.shop.makeCheckout()
      const pushed = await test.shop.push(sessionId, { phone: "0810000001" })
      expect(pushed.data.transaction.amount).toBe("28001")

      const paid = await test.shop.pollUntil(
        sessionId,
        ({ order_id }) => order_id !== null,
        PLACED_WITHIN_MS
      )

      expect((await test.gateway.onlyEntry()).amount).toBe("28001")
      expect(await test.records.order(paid.order_id ?? "")).toEqual(
        paidOnce("28000.5")
      )
    })

    it("fractions of a cent are rounded up once, and the order is paid in full", async () => {
      await test.records.setPrice("usd", "7.8356")
      const { sessionId } = await test.shop.makeCheckout({ currency: "usd" })
      const pushed = await test.shop.push(sessionId, { phone: "0810000001" })
      expect(pushed.data.transaction.amount).toBe("10.34")

      const paid = await test.shop.pollUntil(
        sessionId,
        ({ order_id }) => order_id !== null,
        PLACED_WITHIN_MS
      )

      expect((await test.gateway.onlyEntry()).amount).toBe("10.34")
      expect(await test.records.order(paid.order_id ?? "")).toEqual(
        paidOnce("10.3356", { currency: "usd" })
      )
    })

    it("the FlexPay section refunds a rounded amount as Medusa has it", async () => {
      const admin = await test.shop.logIn()
      const order = await sell("cdf", "5999.5")
      const refundable = await shownOf(admin, order)

      const { status } = await refunding.refundByFlexPay(admin, order, {
        amount: refundable,
        paid_out: "0",
      })
      const payout = await refunding.untilState(
        (await refunding.onlyPayout()).id,
        "succeeded"
      )

      expect([refundable, status]).toEqual(["12999.5", 200])
      expect(payout).toMatchObject({
        amount: "13000",
        session_amount: "12999.5",
      })
      expect((await refunding.moneyOf(order)).refunds).toEqual(["12999.5"])
      expect(await shownOf(admin, order)).toBe("0")
      await refunding.expectRecordsToAgree()
    })

    it("refunds of rounded parts never exceed the payment, and a cancellation sends the rest", async () => {
      const admin = await test.shop.logIn()
      const order = await sell("cdf", "2278.84")
      await refunding.refundByMedusa(admin, order, { amount: 3000.5 })
      await refunding.refundByMedusa(admin, order, { amount: 3000.5 })

      const canceled = await admin.post(`/admin/orders/${order.orderId}/cancel`)
      for (const { id } of await refunding.payouts()) {
        await refunding.untilState(id, "succeeded")
      }

      expect(canceled.status).toBe(200)
      expect((await refunding.payouts()).map(({ amount }) => amount)).toEqual([
        "3001",
        "3001",
        "3277",
      ])
      expect((await refunding.moneyOf(order)).refunds).toEqual([
        "3000.5",
        "3000.5",
        "3277.84",
      ])
      expect((await refunding.row(order.transactionId)).attention).toBeNull()
      await refunding.expectRecordsToAgree()
      const accountant = await Accountant.logIn(test)
      await accountant.compare()
      const { reconciliation } = await accountant.report()
      expect(reconciliation).toMatchObject({ open: 0 })
      expect(reconciliation.figures).toMatchObject([
        { kind: "payment", rounded: "0.16" },
        { kind: "payout", rounded: "0.16" },
      ])
    })

    it("Medusa's button refunds a third with its centimes", async () => {
      const admin = await test.shop.logIn()
      const order = await sell("usd", "17.5")

      const { status } = await refunding.refundByMedusa(admin, order, {
        amount: 6.6667,
      })
      const payout = await refunding.untilState(
        (await refunding.onlyPayout()).id,
        "succeeded"
      )

      expect(status).toBe(200)
      expect(payout).toMatchObject({ amount: "6.67", session_amount: "6.6667" })
      expect((await refunding.moneyOf(order)).refunds).toEqual(["6.6667"])
      await refunding.expectRecordsToAgree()
    })

    /** An order of the one product, at this price, which is paid. */
    async function sell(
      currency: "cdf" | "usd",
      price: string
    ): Promise<PaidOrder> {
      await test.records.setPrice(currency, price)
      const { sessionId, collectionId } = await test.shop.makeCheckout({
        currency,
      })
      await test.shop.push(sessionId, { phone: PAYER })
      const { order_id } = await test.shop.pollUntil(
        sessionId,
        (paid) => paid.order_id !== null,
        PLACED_WITHIN_MS
      )
      return await refunding.orderOf(order_id ?? "", collectionId)
    }

    /** What the FlexPay section of an order shows as refundable. */
    async function shownOf(admin: AdminApi, { orderId }: PaidOrder) {
      const { data } = await admin.get(`/admin/flexpay/orders/${orderId}`)
      return String(data.payments[0].refundable.amount)
    }
  })
}

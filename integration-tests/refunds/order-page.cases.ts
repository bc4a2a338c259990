import type { ShopUnderTest } from "../setup/describe-shop"
import { PAYER, RefundFixture, TOTAL } from "../setup/refund-fixture"

const ORDERS = "/store/flexpay/orders"

export function describeOrderPage(test: ShopUnderTest): void {
  describe("the customer's page of an order", () => {
    const refunding = new RefundFixture(test)

    it("the page has a receipt with the operator's reference and a masked number", async () => {
      const { orderId, transactionId } = await refunding.sellTo()
      const { operator_reference } =
        (await test.shop.flexpay.payments.findById(transactionId)) ?? {}

      const { data } = await test.shop.get(`${ORDERS}/${orderId}`)

      expect(data).toEqual({
        payments: [
          {
            reference: operator_reference,
            support_code: transactionId.slice(-6),
            method: "mobile_money",
            operator: "vodacom",
            phone: "+243 81 ••• •• 01",
            amount: TOTAL,
            currency_code: "cdf",
            paid_at: expect.stringMatching(/^20.*Z$/),
          },
        ],
        refunds: [],
      })
      expect(JSON.stringify(data)).not.toMatch(/243\d{9}|0?8\d{8}/)
    })

    it("a refund is under way until FlexPay reports that it arrived", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo()
      await refunding.refundByMedusa(admin, order, { amount: 5000 })
      const sent = await refundsOf(order.orderId)

      await refunding.untilState((await refunding.onlyPayout()).id, "succeeded")
      const arrived = await refundsOf(order.orderId)

      expect(sent).toMatchObject([
        { amount: "5000", phone: "+243 81 ••• •• 01" },
      ])
      expect(["under_way", "arrived"]).toContain(sent[0].state)
      expect(arrived).toMatchObject([
        {
          state: "arrived",
          amount: "5000",
          arrived_at: expect.stringMatching(/^20.*Z$/),
        },
      ])
    })

    it("a refund that failed later is failed, and not refunded", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo(PAYER)
      await refunding.refundByMedusa(admin, order, { amount: Number(TOTAL) })
      await test.records.sql(
        `UPDATE flexpay_transaction SET state = 'failed', reason = 'not_paid',
          attention = 'payout_failed', attention_at = now() WHERE kind = 'payout'`
      )

      expect(await refundsOf(order.orderId)).toMatchObject([
        { state: "failed", amount: TOTAL, arrived_at: null },
      ])
    })

    it("an unknown order is answered with 404", async () => {
      const { status, data } = await test.shop.get(`${ORDERS}/order_unknown`)
      expect([status, data.type]).toEqual([404, "not_found"])
    })

    async function refundsOf(orderId: string) {
      const { status, data } = await test.shop.get(`${ORDERS}/${orderId}`)
      expect(status).toBe(200)
      return data.refunds
    }
  })
}

import type { ShopUnderTest } from "../setup/describe-shop"
import { inEnglish } from "../setup/in-english"
import { PAYER, RefundFixture, TOTAL } from "../setup/refund-fixture"

export function describeButton(test: ShopUnderTest): void {
  describe("a refund by Medusa's own button", () => {
    const refunding = new RefundFixture(test)

    it("Medusa's button refunds the whole amount to the number that paid, keyed by the refund", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo()

      const { status, data } = await refunding.refundByMedusa(admin, order, {
        amount: Number(TOTAL),
      })
      const payout = await refunding.untilState(
        (await refunding.onlyPayout()).id,
        "succeeded"
      )

      expect(status).toBe(200)
      expect(data.payment.refunds).toHaveLength(1)
      expect(payout).toMatchObject({
        refund_id: data.payment.refunds[0].id,
        payment_transaction_id: order.transactionId,
        order_id: order.orderId,
        amount: TOTAL,
        attention: null,
      })
      expect(await test.gateway.requestBodies("payout")).toEqual([
        expect.objectContaining({
          type: "1",
          phone: `243${PAYER.slice(1)}`,
          amount: TOTAL,
          currency: "CDF",
          reference: payout.reference,
          callbackUrl: expect.stringContaining("/hooks/flexpay/payouts/"),
        }),
      ])
      expect(await refunding.moneyOf(order)).toEqual({
        status: "pending",
        paid: 28000,
        refunded: 28000,
        collectionRefunded: 28000,
        refunds: [TOTAL],
        transactions: ["capture 28000", "refund -28000"],
      })
      await refunding.expectRecordsToAgree()
    })

    it("Medusa's button refunds in parts, each by its own payout, up to the payment's amount", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo()

      await refunding.refundByMedusa(admin, order, { amount: 5000 })
      await refunding.refundByMedusa(admin, order, { amount: 3000 })
      const tooMuch = await refunding.refundByMedusa(admin, order, {
        amount: 20001,
      })
      const rest = await refunding.refundByMedusa(admin, order, {
        amount: 20000,
      })
      for (const { id } of await refunding.payouts()) {
        await refunding.untilState(id, "succeeded")
      }

      expect([tooMuch.status, rest.status]).toEqual([400, 200])
      expect((await refunding.payouts()).map(({ amount }) => amount)).toEqual([
        "5000",
        "3000",
        "20000",
      ])
      expect(await refunding.moneyOf(order)).toMatchObject({
        refunded: 28000,
        refunds: ["5000", "3000", "20000"],
      })
      await refunding.expectRecordsToAgree()
    })

    it("Medusa's button refunds dollars with their cents", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo(PAYER, "usd")

      await refunding.refundByMedusa(admin, order, { amount: 1.55 })
      const payout = await refunding.untilState(
        (await refunding.onlyPayout()).id,
        "succeeded"
      )

      expect(payout).toMatchObject({ amount: "1.55", currency_code: "usd" })
      const [sent] = await test.gateway.requestBodies("payout")
      expect(sent).toMatchObject({ amount: "1.55", currency: "USD" })
      await refunding.expectRecordsToAgree()
    })

    it("twenty refunds of the whole amount at once pay out once", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo()

      const answers = await Promise.all(
        Array.from({ length: 20 }, () =>
          refunding.refundByMedusa(admin, order, { amount: Number(TOTAL) })
        )
      )
      await refunding.untilState((await refunding.onlyPayout()).id, "succeeded")

      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
      expect(await refunding.payoutsAtFlexPay()).toHaveLength(1)
      expect((await refunding.moneyOf(order)).refunds).toEqual([TOTAL])
      await refunding.expectRecordsToAgree()
    })

    it("refunds of parts at once never exceed the payment", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo()

      const answers = await Promise.all(
        Array.from({ length: 8 }, () =>
          refunding.refundByMedusa(admin, order, { amount: 10000 })
        )
      )
      for (const { id } of await refunding.payouts()) {
        await refunding.untilState(id, "succeeded")
      }

      // Medusa may answer an error after it refunded: its order was being changed.
      expect(
        answers.filter(({ status }) => status === 200).length
      ).toBeLessThanOrEqual(2)
      expect((await refunding.payouts()).map(({ amount }) => amount)).toEqual([
        "10000",
        "10000",
      ])
      expect((await refunding.moneyOf(order)).refunds).toEqual([
        "10000",
        "10000",
      ])
      await refunding.expectRecordsToAgree()
    })

    it("the FlexPay section's button pays out once when twenty press it with the same view", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo()

      const answers = await Promise.all(
        Array.from({ length: 20 }, () =>
          refunding.refundByFlexPay(admin, order, {
            amount: "1000",
            paid_out: "0",
          })
        )
      )
      await refunding.untilState((await refunding.onlyPayout()).id, "succeeded")

      expect(answers.map(({ status }) => status).sort()).toEqual([
        200,
        ...Array<number>(19).fill(409),
      ])
      expect((await test.gateway.counts()).payout).toBe(1)
      expect((await refunding.moneyOf(order)).refunds).toEqual(["1000"])
      await refunding.expectRecordsToAgree()
    })

    it("a payout on its way is no longer refundable", async () => {
      const admin = await test.shop.logIn()
      // Payouts to this number never end.
      const order = await refunding.sellTo("0810000110")

      await refunding.refundByMedusa(admin, order, { amount: 20000 })
      const again = await refunding.refundByFlexPay(admin, order, {
        amount: "8001",
        paid_out: "20000",
      })

      expect(again.status).toBe(400)
      expect(inEnglish(again.data.message)).toBe(
        "This payment brought 28000 CDF, of which 20000 was given back or is on its way: 8001 is too much."
      )
      expect(await refunding.payoutsAtFlexPay()).toHaveLength(1)
      expect((await refunding.onlyPayout()).state).toBe("pending")
    })

    it("a payout's callback is accepted at its own address only", async () => {
      const admin = await test.shop.logIn()
      await test.gateway.change({ callbacks: false })
      const order = await refunding.sellTo()
      await refunding.refundByMedusa(admin, order, { amount: 5000 })
      const { id } = await refunding.onlyPayout()
      const token = async (service: string) => {
        const [body] = await test.gateway.requestBodies(service)
        return String(body?.callbackUrl).split("/").at(-1)
      }
      const body = { code: "0" }

      const swapped = [
        await test.shop.post(
          `/hooks/flexpay/payouts/${await token("payment")}`,
          body
        ),
        await test.shop.post(
          `/hooks/flexpay/payments/${await token("payout")}`,
          body
        ),
      ]
      const own = await test.shop.post(
        `/hooks/flexpay/payouts/${await token("payout")}`,
        body
      )

      expect(swapped.map(({ status }) => status)).toEqual([404, 404])
      expect(own.status).toBe(200)
      expect((await refunding.row(order.transactionId)).callbacks).toBe(0)
      expect((await refunding.row(id)).callbacks).toBe(1)
    })
  })
}

import type { ShopUnderTest } from "../setup/describe-shop"
import { inEnglish } from "../setup/in-english"
import { PAYER, RefundDesk, TOTAL } from "../setup/refund-fixture"

export function describeButton(test: ShopUnderTest): void {
  describe("a refund by Medusa's own button", () => {
    const desk = new RefundDesk(test)

    it("pays the whole amount out to the number that paid, keyed by the refund", async () => {
      const admin = await test.shop.logIn()
      const order = await desk.sellTo()

      const { status, data } = await desk.pressRefund(admin, order, {
        amount: Number(TOTAL),
      })
      const payout = await desk.untilState(
        (await desk.onlyPayout()).id,
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
      expect(await desk.moneyOf(order)).toEqual({
        status: "pending",
        paid: 28000,
        refunded: 28000,
        collectionRefunded: 28000,
        refunds: [TOTAL],
        transactions: ["capture 28000", "refund -28000"],
      })
      await desk.expectBooksToAgree()
    })

    it("gives back in parts, each its own payout, and no more than came", async () => {
      const admin = await test.shop.logIn()
      const order = await desk.sellTo()

      await desk.pressRefund(admin, order, { amount: 5000 })
      await desk.pressRefund(admin, order, { amount: 3000 })
      const tooMuch = await desk.pressRefund(admin, order, { amount: 20001 })
      const rest = await desk.pressRefund(admin, order, { amount: 20000 })
      for (const { id } of await desk.payouts()) {
        await desk.untilState(id, "succeeded")
      }

      expect([tooMuch.status, rest.status]).toEqual([400, 200])
      expect((await desk.payouts()).map(({ amount }) => amount)).toEqual([
        "5000",
        "3000",
        "20000",
      ])
      expect(await desk.moneyOf(order)).toMatchObject({
        refunded: 28000,
        refunds: ["5000", "3000", "20000"],
      })
      await desk.expectBooksToAgree()
    })

    it("pays dollars out with their cents", async () => {
      const admin = await test.shop.logIn()
      const order = await desk.sellTo(PAYER, "usd")

      await desk.pressRefund(admin, order, { amount: 1.55 })
      const payout = await desk.untilState(
        (await desk.onlyPayout()).id,
        "succeeded"
      )

      expect(payout).toMatchObject({ amount: "1.55", currency_code: "usd" })
      const [sent] = await test.gateway.requestBodies("payout")
      expect(sent).toMatchObject({ amount: "1.55", currency: "USD" })
      await desk.expectBooksToAgree()
    })

    it("pays out once when the whole amount is asked back twenty times at once", async () => {
      const admin = await test.shop.logIn()
      const order = await desk.sellTo()

      const answers = await Promise.all(
        Array.from({ length: 20 }, () =>
          desk.pressRefund(admin, order, { amount: Number(TOTAL) })
        )
      )
      await desk.untilState((await desk.onlyPayout()).id, "succeeded")

      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
      expect(await desk.payoutsAtFlexPay()).toHaveLength(1)
      expect((await desk.moneyOf(order)).refunds).toEqual([TOTAL])
      await desk.expectBooksToAgree()
    })

    it("never pays out more than came when parts are asked back at once", async () => {
      const admin = await test.shop.logIn()
      const order = await desk.sellTo()

      const answers = await Promise.all(
        Array.from({ length: 8 }, () =>
          desk.pressRefund(admin, order, { amount: 10000 })
        )
      )
      for (const { id } of await desk.payouts()) {
        await desk.untilState(id, "succeeded")
      }

      // Medusa may answer an error after it refunded: its order was being changed.
      expect(
        answers.filter(({ status }) => status === 200).length
      ).toBeLessThanOrEqual(2)
      expect((await desk.payouts()).map(({ amount }) => amount)).toEqual([
        "10000",
        "10000",
      ])
      expect((await desk.moneyOf(order)).refunds).toEqual(["10000", "10000"])
      await desk.expectBooksToAgree()
    })

    it("pays out once when twenty press the FlexPay section's button who saw the same", async () => {
      const admin = await test.shop.logIn()
      const order = await desk.sellTo()

      const answers = await Promise.all(
        Array.from({ length: 20 }, () =>
          desk.giveBack(admin, order, { amount: "1000", paid_out: "0" })
        )
      )
      await desk.untilState((await desk.onlyPayout()).id, "succeeded")

      expect(answers.map(({ status }) => status).sort()).toEqual([
        200,
        ...Array<number>(19).fill(409),
      ])
      expect((await test.gateway.counts()).payout).toBe(1)
      expect((await desk.moneyOf(order)).refunds).toEqual(["1000"])
      await desk.expectBooksToAgree()
    })

    it("does not count a payout on its way as still there", async () => {
      const admin = await test.shop.logIn()
      // Payouts to this number never end.
      const order = await desk.sellTo("0810000110")

      await desk.pressRefund(admin, order, { amount: 20000 })
      const again = await desk.giveBack(admin, order, {
        amount: "8001",
        paid_out: "20000",
      })

      expect(again.status).toBe(400)
      expect(inEnglish(again.data.message)).toBe(
        "This payment brought 28000 CDF, of which 20000 was given back or is on its way: 8001 is too much."
      )
      expect(await desk.payoutsAtFlexPay()).toHaveLength(1)
      expect((await desk.onlyPayout()).state).toBe("pending")
    })

    it("hears callbacks at the payout's own address, and at no payment's", async () => {
      const admin = await test.shop.logIn()
      await test.gateway.change({ callbacks: false })
      const order = await desk.sellTo()
      await desk.pressRefund(admin, order, { amount: 5000 })
      const { id } = await desk.onlyPayout()
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
      expect((await desk.row(order.transactionId)).callbacks).toBe(0)
      expect((await desk.row(id)).callbacks).toBe(1)
    })
  })
}

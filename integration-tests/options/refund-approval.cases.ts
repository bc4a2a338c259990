import { approverLogin } from "../../demo/src/seed/names"
import type { ShopUnderTest } from "../setup/describe-shop"
import { inEnglish } from "../setup/in-english"
import {
  PAYER,
  PAYS_ANOTHER_AMOUNT,
  RefundFixture,
} from "../setup/refund-fixture"

export function describeRefundApproval(test: ShopUnderTest): void {
  describe("a payout above the store's limits", () => {
    const refunding = new RefundFixture(test)

    it("a payout above the limit is sent once when another admin approves it twenty times at once", async () => {
      const { first, second } = await admins()
      const order = await refunding.sellTo()

      const requested = await refunding.refundByMedusa(first, order, {
        amount: 15000,
      })
      const waiting = await refunding.onlyPayout()
      const own = await refunding.act(first, [waiting.id, "approve"])
      const requestsBefore = (await test.gateway.counts()).payout
      const answers = await Promise.all(
        Array.from({ length: 20 }, () =>
          refunding.act(second, [waiting.id, "approve"])
        )
      )
      const paid = await refunding.untilState(waiting.id, "succeeded")

      expect(requested.status).toBe(200)
      expect(waiting).toMatchObject({
        state: "awaiting_approval",
        attention: "approval_needed",
      })
      expect([own.status, inEnglish(own.data.message)]).toEqual([
        400,
        "This request is your own, so another admin must approve it.",
      ])
      expect(requestsBefore).toBe(0)
      expect(
        answers.filter(({ status }) => status !== 200 && status !== 409)
      ).toEqual([])
      expect((await test.gateway.counts()).payout).toBe(1)
      expect(paid.requested_by).toEqual(expect.any(String))
      expect(paid.approved_by).toEqual(expect.any(String))
      expect(paid.approved_by).not.toBe(paid.requested_by)
      expect((await refunding.moneyOf(order)).refunds).toEqual(["15000"])
      await refunding.expectRecordsToAgree()
    })

    it("a rejected payout is not sent, and needs attention while Medusa has the refund", async () => {
      const { first, second } = await admins()
      const order = await refunding.sellTo()
      await refunding.refundByFlexPay(first, order, {
        amount: "15000",
        paid_out: "0",
      })
      const { id } = await refunding.onlyPayout()

      const unsaid = await refunding.act(second, [id, "reject"])
      const rejected = await refunding.act(second, [id, "reject"], {
        note: "The parcel is not back",
      })
      const late = await refunding.act(second, [id, "approve"])

      expect([unsaid.status, rejected.status, late.status]).toEqual([
        400, 200, 409,
      ])
      expect(rejected.data.transaction).toMatchObject({
        state: "refused",
        reason: "rejected",
        attention: "payout_refused",
        actions: ["resend", "resolve"],
      })
      expect((await test.gateway.counts()).payout).toBe(0)
      expect((await refunding.moneyOf(order)).refunds).toEqual(["15000"])
    })

    it("a payment without an order stays on the attention list until a second admin approves its payout", async () => {
      const { first, second } = await admins()
      const money = await refunding.receiveUnbooked(PAYS_ANOTHER_AMOUNT, "usd")
      const entry = { transactionId: money.id }

      await refunding.refundByFlexPay(first, entry, { paid_out: "0" })
      const [one] = await refunding.payouts()
      const whileWaiting = await refunding.row(entry.transactionId)
      await refunding.act(second, [one?.id ?? "", "reject"], {
        note: "Not yet",
      })
      const afterNo = await refunding.row(entry.transactionId)
      await refunding.refundByFlexPay(first, entry, { paid_out: "0" })
      const [, two] = await refunding.payouts()
      await refunding.act(second, [two?.id ?? "", "approve"])
      await refunding.untilState(two?.id ?? "", "succeeded")

      expect(one?.state).toBe("awaiting_approval")
      expect(whileWaiting.attention).toBe("amount_differs")
      expect(afterNo.attention).toBe("amount_differs")
      expect((await refunding.row(entry.transactionId)).attention).toBeNull()
      expect((await refunding.row(one?.id ?? "")).attention).toBeNull()
      await refunding.expectRecordsToAgree()
    })

    it("a payout of a canceled order above the limit needs attention once", async () => {
      const { first } = await admins()
      const order = await refunding.sellTo(PAYER, "usd")

      const canceled = await first.post(`/admin/orders/${order.orderId}/cancel`)
      const payout = await refunding.until(
        order.transactionId,
        ({ attention }) => attention !== null
      )
      await refunding.act(first, [payout.id, "resolve"], {
        note: "Paid back in cash",
      })
      await refunding.recover()

      expect(canceled.status).toBe(200)
      expect(payout).toMatchObject({
        state: "succeeded",
        attention: "order_canceled",
      })
      expect((await refunding.row(payout.id)).attention).toBeNull()
      expect((await refunding.moneyOf(order)).refunds).toEqual([])
      expect((await test.gateway.counts()).payout).toBe(0)
    })

    it("a payout above the maximum is refused with a sentence", async () => {
      const { first } = await admins()
      const order = await refunding.sellTo(PAYER, "usd")

      const { status, data } = await refunding.refundByMedusa(first, order, {
        amount: 5.01,
      })

      expect([status, inEnglish(data.message)]).toEqual([
        400,
        'A payout may be 5 USD at the most in this store (option "payouts.max_amount").',
      ])
      expect(await refunding.payouts()).toEqual([])
      expect((await refunding.moneyOf(order)).refunds).toEqual([])
    })

    async function admins() {
      return {
        first: await test.shop.logIn(),
        second: await test.shop.logIn(approverLogin),
      }
    }
  })
}

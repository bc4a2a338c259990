import { approverLogin } from "../demo/src/seed/names"
import { describeShop } from "./setup/describe-shop"
import { inEnglish } from "./setup/in-english"
import { RefundDesk } from "./setup/refund-fixture"

const LIMITS = {
  payouts: {
    max_amount: { cdf: "20000" },
    approval_above: { cdf: "10000", usd: "0.5" },
  },
}

describeShop("a payout above the store's limits", LIMITS, (test) => {
  const desk = new RefundDesk(test)

  it("waits for another admin, whose yes sends it once, of twenty at once", async () => {
    const { first, second } = await admins()
    const order = await desk.sellTo()

    const asked = await desk.pressRefund(first, order, { amount: 15000 })
    const waiting = await desk.onlyPayout()
    const own = await desk.act(first, waiting.id, "approve")
    const askedBefore = (await test.gateway.counts()).payout
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => desk.act(second, waiting.id, "approve"))
    )
    const paid = await desk.untilState(waiting.id, "succeeded")

    expect(asked.status).toBe(200)
    expect(waiting).toMatchObject({
      state: "awaiting_approval",
      attention: "approval_needed",
    })
    expect([own.status, inEnglish(own.data.message)]).toEqual([
      400,
      "You asked for this payout, so another admin must approve it.",
    ])
    expect(askedBefore).toBe(0)
    expect(
      answers.filter(({ status }) => status !== 200 && status !== 409)
    ).toEqual([])
    expect((await test.gateway.counts()).payout).toBe(1)
    expect(paid.requested_by).toEqual(expect.any(String))
    expect(paid.approved_by).toEqual(expect.any(String))
    expect(paid.approved_by).not.toBe(paid.requested_by)
    expect((await desk.moneyOf(order)).refunds).toEqual(["15000"])
    await desk.expectBooksToAgree()
  })

  it("sends nothing after a no, and stays before a person while Medusa's refund stands", async () => {
    const { first, second } = await admins()
    const order = await desk.sellTo()
    await desk.giveBack(first, order, { amount: "15000", paid_out: "0" })
    const { id } = await desk.onlyPayout()

    const unsaid = await desk.act(second, id, "reject")
    const rejected = await desk.act(second, id, "reject", {
      note: "The parcel is not back",
    })
    const late = await desk.act(second, id, "approve")

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
    expect((await desk.moneyOf(order)).refunds).toEqual(["15000"])
  })

  it("keeps money without an order on the list until a second admin let it go", async () => {
    const { first, second } = await admins()
    const { sessionId, collectionId } = await test.shop.checkOut({
      currency: "usd",
    })
    // Pays another amount than was asked for.
    await test.shop.push(sessionId, { phone: "0810000013" })
    await test.shop.pollUntil(sessionId, ({ needs_help }) => needs_help)
    const money =
      await test.shop.flexpay.payments.findForCollection(collectionId)
    const entry = { transactionId: money?.id ?? "" }

    await desk.giveBack(first, entry, { paid_out: "0" })
    const [one] = await desk.payouts()
    const whileWaiting = await desk.row(entry.transactionId)
    await desk.act(second, one?.id ?? "", "reject", { note: "Not yet" })
    const afterNo = await desk.row(entry.transactionId)
    await desk.giveBack(first, entry, { paid_out: "0" })
    const [, two] = await desk.payouts()
    await desk.act(second, two?.id ?? "", "approve")
    await desk.untilState(two?.id ?? "", "succeeded")

    expect(one?.state).toBe("awaiting_approval")
    expect(whileWaiting.attention).toBe("amount_differs")
    expect(afterNo.attention).toBe("amount_differs")
    expect((await desk.row(entry.transactionId)).attention).toBeNull()
    expect((await desk.row(one?.id ?? "")).attention).toBeNull()
    await desk.expectBooksToAgree()
  })

  it("leaves the money of a canceled order before a person, once", async () => {
    const { first } = await admins()
    const order = await desk.sellTo()

    const canceled = await first.post(`/admin/orders/${order.orderId}/cancel`)
    const kept = await desk.until(
      order.transactionId,
      ({ attention }) => attention !== null
    )
    await desk.act(first, kept.id, "resolve", { note: "Paid back in cash" })
    await desk.recover()

    expect(canceled.status).toBe(200)
    expect(kept).toMatchObject({
      state: "succeeded",
      attention: "order_canceled",
    })
    expect((await desk.row(kept.id)).attention).toBeNull()
    expect((await desk.moneyOf(order)).refunds).toEqual([])
    expect((await test.gateway.counts()).payout).toBe(0)
  })

  it("refuses more than one payout may be, with a sentence", async () => {
    const { first } = await admins()
    const order = await desk.sellTo()

    const { status, data } = await desk.pressRefund(first, order, {
      amount: 20001,
    })

    expect([status, inEnglish(data.message)]).toEqual([
      400,
      'A payout may be 20000 CDF at the most in this store (option "payouts.max_amount").',
    ])
    expect(await desk.payouts()).toEqual([])
    expect((await desk.moneyOf(order)).refunds).toEqual([])
  })

  async function admins() {
    return {
      first: await test.shop.logIn(),
      second: await test.shop.logIn(approverLogin),
    }
  }
})

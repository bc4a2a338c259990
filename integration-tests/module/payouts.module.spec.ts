import { describeModule } from "../setup/describe-module"
import { PayoutFixture } from "../setup/payout-fixture"

describeModule("A payout", {}, (fixture) => {
  const payouts = new PayoutFixture(fixture)

  it("a payout leaves once when its refund requests it 20 times at once", async () => {
    const request = payouts.refund(await payouts.paid())

    const answers = await Promise.all(
      Array.from({ length: 20 }, () => payouts.payOut(request))
    )
    await fixture.until(
      async () => (await payouts.atFlexPay()).left.length === 1
    )

    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    expect((await payouts.atFlexPay()).requested).toBe(1)
  })

  it("a payout leaves once when its draft is submitted 20 times at once", async () => {
    const payment = await payouts.paid()
    const transaction = await fixture.flexpay.payouts.draft(
      payouts.refund(payment, { refund_id: null })
    )

    await Promise.all(
      Array.from({ length: 20 }, () =>
        fixture.flexpay.payouts.submit(transaction, { refund_id: null })
      )
    )

    expect((await payouts.atFlexPay()).requested).toBe(1)
  })

  it("a draft of another amount is not submitted", async () => {
    const payment = await payouts.paid()
    const transaction = await fixture.flexpay.payouts.draft(
      payouts.refund(payment, { refund_id: null })
    )

    await expect(
      fixture.flexpay.payouts.payOutRefund(
        payouts.refund(payment, { amount: "1001" }),
        transaction.id
      )
    ).rejects.toMatchObject({ code: "other_refund" })
    expect((await payouts.atFlexPay()).requested).toBe(0)
  })

  it("a payout without an answer stays unknown with attention, and no job sends it", async () => {
    const payment = await payouts.paid("10000", "0107")

    const { id } = await payouts.payOut(payouts.refund(payment))
    for (const _ of ["soon", "later", "much later"]) {
      await payouts.age({ id }, "25 hours")
      await fixture.confirmNow(id)
    }

    expect(await fixture.row(id)).toMatchObject({
      state: "unknown",
      reason: "no_answer",
      attention: "outcome_unknown",
      // Without an order number it takes no budget of the recheck job.
      next_check_at: null,
    })
    expect((await payouts.atFlexPay()).requested).toBe(1)
  })

  it("a callback leads to the outcome of a payout without an answer", async () => {
    const payment = await payouts.paid("10000", "0106")
    const payout = await payouts.payOut(payouts.refund(payment))
    const [callbackUrl] = (await payouts.atFlexPay()).callbackUrls

    await fixture.flexpay.callbacks.receive("payout", {
      token: callbackUrl?.split("/").at(-1) ?? "",
      body: { code: "0", orderNumber: await fixture.orderNumberOf(payout) },
    })
    const confirmed = await fixture.confirmNow(payout.id)

    expect(payout).toMatchObject({ state: "unknown", order_number: null })
    expect(confirmed).toMatchObject({
      state: "succeeded",
      attention: null,
      order_number: await fixture.orderNumberOf(payout),
    })
  })

  it("a payout gets callbacks only at its own address, and a payment too", async () => {
    const payment = await payouts.paid()
    const payout = await payouts.payOut(payouts.refund(payment))
    const [payoutUrl] = (await payouts.atFlexPay()).callbackUrls
    const payoutToken = payoutUrl?.split("/").at(-1) ?? ""
    const paymentToken = await fixture.tokenOf(payment)
    const body = { code: "0" }

    const received = [
      await fixture.flexpay.callbacks.receive("payment", {
        token: payoutToken,
        body,
      }),
      await fixture.flexpay.callbacks.receive("payout", {
        token: paymentToken,
        body,
      }),
    ]

    expect(received).toEqual([null, null])
    for (const { id } of [payment, payout]) {
      expect((await fixture.row(id)).callbacks).toBe(0)
      expect(await fixture.eventTypes(id)).not.toContain("callback")
    }
    expect(
      await fixture.flexpay.callbacks.receive("payout", {
        token: payoutToken,
        body,
      })
    ).toMatchObject({ id: payout.id, callbacks: 1 })
  })

  it("a payout does not fail in its first 3 minutes", async () => {
    const payment = await payouts.paid("10000", "0105")
    const { id } = await payouts.payOut(payouts.refund(payment))

    const soon = await fixture.confirmNow(id)
    await payouts.age({ id }, "3 minutes")
    const later = await fixture.confirmNow(id)

    expect(soon).toMatchObject({ state: "pending", attention: null })
    expect(later).toMatchObject({
      state: "failed",
      reason: "not_paid",
      attention: "payout_failed",
    })
  })

  it("a draft expires without attention, and with it once Medusa booked its refund", async () => {
    const payment = await payouts.paid()
    const alone = await fixture.flexpay.payouts.draft(
      payouts.refund(payment, { refund_id: null })
    )
    const booked = await fixture.flexpay.payouts.draft(payouts.refund(payment))

    expect((await fixture.confirmNow(booked.id)).state).toBe("draft")
    await payouts.age(alone, "6 minutes")
    await payouts.age(booked, "6 minutes")

    expect(await fixture.confirmNow(alone.id)).toMatchObject({
      state: "canceled",
      reason: "not_sent",
      attention: null,
    })
    expect(await fixture.confirmNow(booked.id)).toMatchObject({
      state: "refused",
      reason: "not_sent",
      attention: "payout_refused",
    })
    expect((await payouts.atFlexPay()).requested).toBe(0)
  })

  it("a payout of another amount sets attention once, not with later checks", async () => {
    const payment = await payouts.paid("10000", "0113")
    const { id } = await payouts.payOut(payouts.refund(payment))
    const confirmed = await fixture.confirmNow(id)
    await fixture.flexpay.transactions.resolveAttention(confirmed, {
      type: "resolved",
    })

    await payouts.age({ id }, "61 minutes")
    const looked = await fixture.confirmNow(id)

    expect(confirmed).toMatchObject({
      state: "succeeded",
      attention: "amount_differs",
      received_amount: (await payouts.atFlexPay()).left[0],
    })
    expect(looked).toMatchObject({ state: "succeeded", attention: null })
    expect(looked.checks).toBe(confirmed.checks + 1)
  })
})

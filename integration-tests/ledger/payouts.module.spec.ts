import { describeLedger } from "../setup/describe-ledger"
import { PayoutsBench } from "../setup/payouts-bench"

describeLedger("A payout", {}, (bench) => {
  const payouts = new PayoutsBench(bench)

  it("leaves once when the same refund asks for it twenty times at once", async () => {
    const request = payouts.refund(await payouts.paid())

    const answers = await Promise.all(
      Array.from({ length: 20 }, () => payouts.payOut(request))
    )
    await bench.until(async () => (await payouts.atFlexPay()).left.length === 1)

    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    expect((await payouts.atFlexPay()).asked).toBe(1)
  })

  it("leaves once when its draft is released twenty times at once", async () => {
    const payment = await payouts.paid()
    const transaction = await bench.flexpay.payouts.draft(
      payouts.refund(payment, { refund_id: null })
    )

    await Promise.all(
      Array.from({ length: 20 }, () =>
        bench.flexpay.payouts.submit(transaction, { refund_id: null })
      )
    )

    expect((await payouts.atFlexPay()).asked).toBe(1)
  })

  it("is not made of a draft that was prepared for another amount", async () => {
    const payment = await payouts.paid()
    const transaction = await bench.flexpay.payouts.draft(
      payouts.refund(payment, { refund_id: null })
    )

    await expect(
      bench.flexpay.payouts.payOutRefund(
        payouts.refund(payment, { amount: "1001" }),
        transaction.id
      )
    ).rejects.toMatchObject({ code: "other_refund" })
    expect((await payouts.atFlexPay()).asked).toBe(0)
  })

  it("without an answer stays unknown, calls a person, and is sent by no job", async () => {
    const payment = await payouts.paid("10000", "0107")

    const { id } = await payouts.payOut(payouts.refund(payment))
    for (const _ of ["soon", "later", "much later"]) {
      await payouts.age({ id }, "25 hours")
      await bench.confirmNow(id)
    }

    expect(await bench.row(id)).toMatchObject({
      state: "unknown",
      reason: "no_answer",
      attention: "outcome_unknown",
      // Nobody to ask: the recheck job spends no turn on it.
      next_check_at: null,
    })
    expect((await payouts.atFlexPay()).asked).toBe(1)
  })

  it("without an answer is settled by the callback that comes later", async () => {
    const payment = await payouts.paid("10000", "0106")
    const payout = await payouts.payOut(payouts.refund(payment))
    const [callbackUrl] = (await payouts.atFlexPay()).callbackUrls

    await bench.flexpay.callbacks.receive("payout", {
      token: callbackUrl?.split("/").at(-1) ?? "",
      body: { code: "0", orderNumber: await bench.orderNumberOf(payout) },
    })
    const confirmed = await bench.confirmNow(payout.id)

    expect(payout).toMatchObject({ state: "unknown", order_number: null })
    expect(confirmed).toMatchObject({
      state: "succeeded",
      attention: null,
      order_number: await bench.orderNumberOf(payout),
    })
  })

  it("hears callbacks at its own address alone, and a payment at its own", async () => {
    const payment = await payouts.paid()
    const payout = await payouts.payOut(payouts.refund(payment))
    const [payoutUrl] = (await payouts.atFlexPay()).callbackUrls
    const payoutToken = payoutUrl?.split("/").at(-1) ?? ""
    const paymentToken = await bench.tokenOf(payment)
    const body = { code: "0" }

    const heard = [
      await bench.flexpay.callbacks.receive("payment", {
        token: payoutToken,
        body,
      }),
      await bench.flexpay.callbacks.receive("payout", {
        token: paymentToken,
        body,
      }),
    ]

    expect(heard).toEqual([null, null])
    for (const { id } of [payment, payout]) {
      expect((await bench.row(id)).callbacks).toBe(0)
      expect(await bench.eventTypes(id)).not.toContain("callback")
    }
    expect(
      await bench.flexpay.callbacks.receive("payout", {
        token: payoutToken,
        body,
      })
    ).toMatchObject({ id: payout.id, callbacks: 1 })
  })

  it("is not believed to have failed in its first 3 minutes", async () => {
    const payment = await payouts.paid("10000", "0105")
    const { id } = await payouts.payOut(payouts.refund(payment))

    const soon = await bench.confirmNow(id)
    await payouts.age({ id }, "3 minutes")
    const later = await bench.confirmNow(id)

    expect(soon).toMatchObject({ state: "pending", attention: null })
    expect(later).toMatchObject({
      state: "failed",
      reason: "not_paid",
      attention: "payout_failed",
    })
  })

  it("lapses as a draft: in silence alone, before a person once Medusa booked its refund", async () => {
    const payment = await payouts.paid()
    const alone = await bench.flexpay.payouts.draft(
      payouts.refund(payment, { refund_id: null })
    )
    const booked = await bench.flexpay.payouts.draft(payouts.refund(payment))

    expect((await bench.confirmNow(booked.id)).state).toBe("draft")
    await payouts.age(alone, "6 minutes")
    await payouts.age(booked, "6 minutes")

    expect(await bench.confirmNow(alone.id)).toMatchObject({
      state: "canceled",
      reason: "not_sent",
      attention: null,
    })
    expect(await bench.confirmNow(booked.id)).toMatchObject({
      state: "refused",
      reason: "not_sent",
      attention: "payout_refused",
    })
    expect((await payouts.atFlexPay()).asked).toBe(0)
  })

  it("of another amount counts once for a person, and not again at later looks", async () => {
    const payment = await payouts.paid("10000", "0113")
    const { id } = await payouts.payOut(payouts.refund(payment))
    const confirmed = await bench.confirmNow(id)
    await bench.flexpay.transactions.resolveAttention(confirmed, {
      type: "resolved",
    })

    await payouts.age({ id }, "61 minutes")
    const looked = await bench.confirmNow(id)

    expect(confirmed).toMatchObject({
      state: "succeeded",
      attention: "amount_differs",
      received_amount: (await payouts.atFlexPay()).left[0],
    })
    expect(looked).toMatchObject({ state: "succeeded", attention: null })
    expect(looked.checks).toBe(confirmed.checks + 1)
  })
})

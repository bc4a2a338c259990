import { describeLedger } from "../setup/describe-ledger"

describeLedger("A callback", {}, (bench) => {
  it("that comes before the answer is kept, and the answer finds it", async () => {
    await bench.control("settings", { delays: { answer: 300 } })
    const wish = bench.wish()
    const paying = bench.flexpay.paymentRequests.request(wish)
    await bench.until(async () => (await bench.received()).payments === 1)
    const [row] = await bench.sql<{ id: string; reference: string }>(
      "SELECT id, reference FROM flexpay_transaction"
    )
    const early = await bench.row(row?.id ?? "")
    await bench.setState(early, "paid")

    await bench.callBack(early, {
      code: "0",
      orderNumber: await bench.orderNumberOf(early),
    })
    const overtaken = await bench.flexpay.checks.confirm(early.id)
    const answered = await paying

    expect(overtaken).toMatchObject({ state: "succeeded" })
    expect(answered).toMatchObject({
      id: early.id,
      state: "succeeded",
      order_number: await bench.orderNumberOf(early),
      attention: null,
    })
    expect(await bench.eventTypes(early.id)).toEqual([
      "callback",
      "check",
      "accepted",
    ])
  })

  it("resolves an attempt whose request was never answered, by our reference", async () => {
    const unknown = await bench.payUnheard()
    expect(unknown).toMatchObject({ state: "unknown", order_number: null })
    const orderNumber = await bench.orderNumberOf(unknown)
    await bench.setState(unknown, "paid")

    await bench.callBack(unknown, { orderNumber })

    expect(await bench.flexpay.checks.confirm(unknown.id)).toMatchObject({
      state: "succeeded",
      reason: null,
      order_number: orderNumber,
    })
  })

  it.each(["order_number", "missing"])(
    "is not adopted when check shows no reference of ours (%s)",
    async (checkReference) => {
      const unknown = await bench.payUnheard()
      await bench.setState(unknown, "paid")
      await bench.control("settings", { quirks: { checkReference } })

      await bench.callBack(unknown, {
        orderNumber: await bench.orderNumberOf(unknown),
      })

      expect(await bench.flexpay.checks.confirm(unknown.id)).toMatchObject({
        state: "unknown",
        attention: "reference_differs",
        order_number: null,
      })
    }
  )

  it("takes an unknown outcome off the attention list once it is paid", async () => {
    const unknown = await bench.payUnheard()
    await bench.age(unknown.id, "5 minutes")
    expect(await bench.confirmNow(unknown.id)).toMatchObject({
      state: "expired",
      reason: "no_answer",
      attention: "outcome_unknown",
      next_check_at: null,
    })
    await bench.setState(unknown, "paid")

    await bench.callBack(unknown, {
      orderNumber: await bench.orderNumberOf(unknown),
    })

    expect(await bench.confirmNow(unknown.id)).toMatchObject({
      state: "succeeded",
      reason: null,
      attention: null,
      attention_at: null,
    })
  })

  it("with the order number of a real payment of 1 FC moves no dear attempt", async () => {
    const cheap = await bench.pay({ amount: "1" })
    await bench.setState(cheap, "paid")
    const dear = await bench.pay({ amount: "900000" })
    const unheard = await bench.payUnheard({ amount: "900000" })

    for (const { id } of [dear, unheard]) {
      await bench.callBack(await bench.row(id), {
        code: "0",
        orderNumber: cheap.order_number,
        reference: dear.reference,
        amount: "900000",
        currency: "CDF",
      })
    }

    expect(await bench.flexpay.checks.confirm(dear.id)).toMatchObject({
      state: "pending",
      attention: null,
      order_number: dear.order_number,
    })
    expect(await bench.flexpay.checks.confirm(unheard.id)).toMatchObject({
      state: "unknown",
      attention: "reference_differs",
      order_number: null,
    })
  })

  it("that lies about reference, amount and success moves nothing", async () => {
    const pending = await bench.pay()

    await bench.callBack(pending, {
      code: "0",
      reference: "SOMEONEELSE",
      provider_reference: "MP1",
      amount: "1",
      currency: "USD",
      orderNumber: pending.order_number,
    })

    expect(await bench.flexpay.checks.confirm(pending.id)).toMatchObject({
      state: "pending",
      attention: null,
      checks: 1,
    })
  })

  it("makes a refused attempt followed, since FlexPay may have taken it after all", async () => {
    const refused = await bench.pay({ phone: bench.phone("025") })
    const other = await bench.pay()
    await bench.callBack(refused, { orderNumber: other.order_number })

    const [checked] = [await bench.flexpay.checks.confirm(refused.id)]

    expect(checked).toMatchObject({
      state: "refused",
      attention: "reference_differs",
    })
    expect(checked?.next_check_at).not.toBeNull()
  })
})

import { describeModule } from "../setup/describe-module"

describeModule("A callback", {}, (fixture) => {
  it("a callback before FlexPay's answer is kept, and the answer finds it", async () => {
    await fixture.control("settings", { delays: { answer: 300 } })
    const input = fixture.newRequest()
    const paying = fixture.flexpay.paymentRequests.request(input)
    await fixture.until(async () => (await fixture.received()).payments === 1)
    const [row] = await fixture.sql<{ id: string; reference: string }>(
      "SELECT id, reference FROM flexpay_transaction"
    )
    const early = await fixture.row(row?.id ?? "")
    await fixture.setState(early, "paid")

    await fixture.callBack(early, {
      code: "0",
      orderNumber: await fixture.orderNumberOf(early),
    })
    const overtaken = await fixture.flexpay.checks.confirm(early.id)
    const answered = await paying

    expect(overtaken).toMatchObject({ state: "succeeded" })
    expect(answered).toMatchObject({
      id: early.id,
      state: "succeeded",
      order_number: await fixture.orderNumberOf(early),
      attention: null,
    })
    expect(await fixture.eventTypes(early.id)).toEqual([
      "callback",
      "check",
      "accepted",
    ])
  })

  it("a failure's message in a callback is kept masked, and check without a cause leaves it", async () => {
    const paid = await fixture.pay()
    await fixture.setState(paid, "failed")

    await fixture.callBack(paid, {
      code: "1",
      message: `Solde de ${fixture.phone("001")} insuffisant`,
    })

    expect(await fixture.confirmNow(paid.id)).toMatchObject({
      state: "failed",
      gateway_message: "Solde de +243 81 ••• •• 01 insuffisant",
    })
  })

  it.each([
    { code: "0", message: "Solde insuffisant" },
    { message: "Solde insuffisant" },
    { code: "1", message: "Échec de la transaction" },
  ])("a callback explains no failure with %p", async (body) => {
    const paid = await fixture.pay()

    await fixture.callBack(paid, body)

    expect(await fixture.row(paid.id)).toMatchObject({ gateway_message: null })
  })

  it("a callback leads to the outcome of a payment without an answer, by our reference", async () => {
    const unknown = await fixture.payUnanswered()
    expect(unknown).toMatchObject({ state: "unknown", order_number: null })
    const orderNumber = await fixture.orderNumberOf(unknown)
    await fixture.setState(unknown, "paid")

    await fixture.callBack(unknown, { orderNumber })

    expect(await fixture.flexpay.checks.confirm(unknown.id)).toMatchObject({
      state: "succeeded",
      reason: null,
      order_number: orderNumber,
    })
  })

  it.each(["order_number", "missing"])(
    "a callback's order number is not proven when check returns no reference of ours (%s)",
    async (checkReference) => {
      const unknown = await fixture.payUnanswered()
      await fixture.setState(unknown, "paid")
      await fixture.control("settings", { quirks: { checkReference } })

      await fixture.callBack(unknown, {
        orderNumber: await fixture.orderNumberOf(unknown),
      })

      expect(await fixture.flexpay.checks.confirm(unknown.id)).toMatchObject({
        state: "unknown",
        attention: "reference_differs",
        order_number: null,
      })
    }
  )

  it("a paid check clears the attention of an unknown outcome", async () => {
    const unknown = await fixture.payUnanswered()
    await fixture.age(unknown.id, "5 minutes")
    expect(await fixture.confirmNow(unknown.id)).toMatchObject({
      state: "expired",
      reason: "no_answer",
      attention: "outcome_unknown",
      next_check_at: null,
    })
    await fixture.setState(unknown, "paid")

    await fixture.callBack(unknown, {
      orderNumber: await fixture.orderNumberOf(unknown),
    })

    expect(await fixture.confirmNow(unknown.id)).toMatchObject({
      state: "succeeded",
      reason: null,
      attention: null,
      attention_at: null,
    })
  })

  it("a callback with the order number of a real payment of 1 FC changes no dearer payment", async () => {
    const cheap = await fixture.pay({ amount: "1" })
    await fixture.setState(cheap, "paid")
    const dear = await fixture.pay({ amount: "900000" })
    const unanswered = await fixture.payUnanswered({ amount: "900000" })

    for (const { id } of [dear, unanswered]) {
      await fixture.callBack(await fixture.row(id), {
        code: "0",
        orderNumber: cheap.order_number,
        reference: dear.reference,
        amount: "900000",
        currency: "CDF",
      })
    }

    expect(await fixture.flexpay.checks.confirm(dear.id)).toMatchObject({
      state: "pending",
      attention: null,
      order_number: dear.order_number,
    })
    expect(await fixture.flexpay.checks.confirm(unanswered.id)).toMatchObject({
      state: "unknown",
      attention: "reference_differs",
      order_number: null,
    })
  })

  it("a callback with false reference, amount and success changes nothing", async () => {
    const pending = await fixture.pay()

    await fixture.callBack(pending, {
      code: "0",
      reference: "SOMEONEELSE",
      provider_reference: "MP1",
      amount: "1",
      currency: "USD",
      orderNumber: pending.order_number,
    })

    expect(await fixture.flexpay.checks.confirm(pending.id)).toMatchObject({
      state: "pending",
      attention: null,
      checks: 1,
    })
  })

  it("a callback makes a refused payment checked, since FlexPay may have accepted it", async () => {
    const refused = await fixture.pay({ phone: fixture.phone("025") })
    const other = await fixture.pay()
    await fixture.callBack(refused, { orderNumber: other.order_number })

    const [checked] = [await fixture.flexpay.checks.confirm(refused.id)]

    expect(checked).toMatchObject({
      state: "refused",
      attention: "reference_differs",
    })
    expect(checked?.next_check_at).not.toBeNull()
  })
})

import { describeLedger } from "../setup/describe-ledger"

describeLedger("A callback", {}, (bench) => {
  it("that comes before the answer is kept, and the answer finds it", async () => {
    await bench.control("settings", { delays: { answer: 300 } })
    const wish = bench.wish()
    const paying = bench.ledger.requestPayment(wish)
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
    const overtaken = await bench.ledger.confirm(early.id)
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

    expect(await bench.ledger.confirm(unknown.id)).toMatchObject({
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

      expect(await bench.ledger.confirm(unknown.id)).toMatchObject({
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

    expect(await bench.ledger.confirm(dear.id)).toMatchObject({
      state: "pending",
      attention: null,
      order_number: dear.order_number,
    })
    expect(await bench.ledger.confirm(unheard.id)).toMatchObject({
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

    expect(await bench.ledger.confirm(pending.id)).toMatchObject({
      state: "pending",
      attention: null,
      checks: 1,
    })
  })

  it("with a wrong token stores nothing and makes nothing due", async () => {
    const pending = await bench.pay()

    const received = await bench.ledger.receiveCallback("payment", {
      token: `${(await bench.tokenOf(pending)).slice(0, -1)}-`,
      body: { orderNumber: pending.order_number },
    })

    expect(received).toBeNull()
    expect(await bench.row(pending.id)).toEqual(pending)
    expect(await bench.eventTypes(pending.id)).toEqual(["accepted"])
    await bench.ledger.confirm(pending.id)
    expect((await bench.received()).checks).toBe(0)
  })

  it("at a payout's address is no payment's", async () => {
    const pending = await bench.pay()

    expect(
      await bench.ledger.receiveCallback("payout", {
        token: await bench.tokenOf(pending),
        body: {},
      })
    ).toBeNull()
  })

  it("without a token is stored for an order number of ours alone", async () => {
    const pending = await bench.pay()

    expect(
      await bench.ledger.receiveTokenlessCallback({ orderNumber: "nobody's" })
    ).toBeNull()
    expect(await bench.ledger.receiveTokenlessCallback({})).toBeNull()
    expect(
      await bench.ledger.receiveTokenlessCallback({
        orderNumber: pending.order_number,
      })
    ).toMatchObject({ id: pending.id, callbacks: 1 })
  })

  it("that comes 50 times is stored 20 times, and makes few checks", async () => {
    const pending = await bench.pay()
    const token = await bench.tokenOf(pending)

    await Promise.all(
      Array.from({ length: 50 }, async () => {
        await bench.ledger.receiveCallback("payment", { token, body: {} })
        await bench.ledger.confirm(pending.id)
      })
    )

    expect(await bench.row(pending.id)).toMatchObject({ callbacks: 50 })
    const types = await bench.eventTypes(pending.id)
    expect(types.filter((type) => type === "callback")).toHaveLength(20)
    const { checks } = await bench.received()
    expect(checks).toBeGreaterThan(0)
    expect(checks).toBeLessThanOrEqual(4)
  })

  it("that comes while FlexPay is asked is not forgotten", async () => {
    const pending = await bench.pay()
    const claimed = await bench.ledger.confirm(pending.id)
    expect(claimed).toMatchObject({ checks: 0 })
    await bench.sql("UPDATE flexpay_transaction SET next_check_at = now()")
    const [due] = await bench.ledger.claimDue(1)

    await bench.callBack(pending, {})
    const checked = due && (await bench.ledger.confirmClaimed(due))

    expect(checked?.next_check_at?.getTime()).toBeLessThanOrEqual(
      (due?.checked_at?.getTime() ?? 0) + 1_000
    )
  })

  it("is stored without phone, order number or token", async () => {
    const pending = await bench.pay()
    const phone = pending.phone ?? ""
    const token = await bench.tokenOf(pending)

    await bench.callBack(pending, {
      orderNumber: pending.order_number,
      orderNumer: pending.order_number,
      phone,
      note: `paid by +${phone}`,
      [`key ${phone}`]: { deep: [Number(phone)] },
      authorization: "Bearer a-token-of-the-simulator",
      nothing: "a\u0000b",
    })

    const stored = JSON.stringify(await bench.events(pending.id))
    expect(stored).toContain("callback")
    for (const secret of [
      phone,
      pending.order_number,
      token,
      "a-token-of-the-simulator",
    ]) {
      expect(stored).not.toContain(secret)
    }
  })

  it("makes a refused attempt followed, since FlexPay may have taken it after all", async () => {
    const refused = await bench.pay({ phone: bench.phone("025") })
    const other = await bench.pay()
    await bench.callBack(refused, { orderNumber: other.order_number })

    const [checked] = [await bench.ledger.confirm(refused.id)]

    expect(checked).toMatchObject({
      state: "refused",
      attention: "reference_differs",
    })
    expect(checked?.next_check_at).not.toBeNull()
  })
})

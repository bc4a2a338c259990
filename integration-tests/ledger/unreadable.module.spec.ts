import { describeLedger } from "../setup/describe-ledger"

const UNKNOWN_STATUS = "019"

describeLedger("An answer that can't be read", {}, (bench) => {
  it("stands in the timeline once of each kind, masked", async () => {
    const payment = await bench.pay({ phone: bench.phone(UNKNOWN_STATUS) })
    await bench.control("faults", { service: "check", kind: "html", times: 2 })

    for (let times = 0; times < 4; times++) {
      await bench.confirmNow(payment.id)
    }

    const unreadable = (await bench.events(payment.id)).filter(
      ({ type }) => type === "check_unreadable"
    )
    expect(unreadable).toMatchObject([
      {
        data: {
          verdict: { kind: "pending", why: "unreadable" },
          exchange: { service: "check", httpStatus: 200 },
        },
      },
      {
        data: {
          verdict: { kind: "pending", why: "unknown_status" },
          exchange: { service: "check", httpStatus: 200 },
        },
      },
    ])
    expect(JSON.stringify(unreadable)).not.toContain(payment.order_number)
    expect(JSON.stringify(unreadable)).not.toMatch(/243\d{9}/)
  })

  it("is counted for the status page until an answer can be read", async () => {
    const payment = await bench.pay()
    expect(await unreadable()).toEqual({ count: 0, since: null })
    await bench.control("faults", { service: "check", kind: "html", times: 2 })

    await bench.confirmNow(payment.id)
    await bench.confirmNow(payment.id)

    expect(await unreadable()).toEqual({ count: 1, since: expect.any(Date) })
    await bench.confirmNow(payment.id)
    expect(await unreadable()).toEqual({ count: 0, since: null })
  })

  it("with an unknown status needs an operator when the push lapses, once", async () => {
    const payment = await bench.pay({ phone: bench.phone(UNKNOWN_STATUS) })
    await bench.confirmNow(payment.id)
    expect(await unreadable()).toMatchObject({ count: 1 })
    await bench.age(payment.id, "5 minutes")

    const lapsed = await bench.confirmNow(payment.id)

    expect(lapsed).toMatchObject({
      state: "expired",
      attention: "outcome_unreadable",
      check_status: "unknown_status",
    })
    await bench.flexpay.transactions.resolveAttention(lapsed, {
      type: "resolved",
    })
    await bench.control("faults", { service: "check", kind: "html" })
    expect(await bench.confirmNow(payment.id)).toMatchObject({
      state: "expired",
      attention: null,
    })
  })

  it("needs an operator when the push lapses after a callback that says paid", async () => {
    const payment = await bench.pay()
    await bench.callBack(payment, {
      code: "0",
      provider_reference: "MP-1",
      orderNumber: payment.order_number,
    })
    await bench.age(payment.id, "5 minutes")
    await bench.control("faults", { service: "check", kind: "html" })

    expect(await bench.confirmNow(payment.id)).toMatchObject({
      state: "expired",
      attention: "outcome_unreadable",
    })
  })

  it("needs an operator when such a callback comes after the lapse, resolved or not", async () => {
    const payment = await bench.pay()
    await bench.age(payment.id, "5 minutes")
    await bench.control("faults", {
      service: "check",
      kind: "html",
      times: null,
    })
    expect(await bench.confirmNow(payment.id)).toMatchObject({
      state: "expired",
      attention: null,
    })

    for (const code of ["0", 0]) {
      await bench.callBack(payment, {
        code,
        provider_reference: "MP1",
        orderNumber: payment.order_number,
      })
      const raised = await bench.confirmNow(payment.id)

      expect(raised).toMatchObject({ attention: "outcome_unreadable" })
      await bench.flexpay.transactions.resolveAttention(raised, {
        type: "resolved",
      })
      expect(await bench.confirmNow(payment.id)).toMatchObject({
        attention: null,
      })
    }
  })

  it.each([
    { code: "0", provider_reference: "" },
    { code: "1", provider_reference: "MP1" },
    { code: "0" },
  ])("after a callback with %j, the shopper may try again", async (body) => {
    const payment = await bench.pay()
    await bench.callBack(payment, {
      ...body,
      orderNumber: payment.order_number,
    })
    await bench.age(payment.id, "5 minutes")
    await bench.control("faults", { service: "check", kind: "html" })

    expect(await bench.confirmNow(payment.id)).toMatchObject({
      state: "expired",
      attention: null,
    })
  })

  async function unreadable() {
    return (await bench.flexpay.health.check()).metrics.unreadable
  }
})

describeLedger("A check that an operator asks for", {}, (bench) => {
  it("stands in the timeline each time, with the answer and the operator", async () => {
    const payment = await bench.pay()
    await bench.control("faults", { service: "check", kind: "html" })

    await bench.flexpay.checks.checkFor(payment.id, { actor_id: "user_1" })
    await bench.flexpay.checks.checkFor(payment.id, { actor_id: "user_1" })
    await bench.setState(payment, "paid")
    await bench.flexpay.checks.checkFor(payment.id, { actor_id: "user_1" })

    const checks = await bench.sql(
      `SELECT actor_id, data->'verdict'->>'kind' AS kind,
         data->'verdict'->>'why' AS why
       FROM flexpay_timeline_entry WHERE type = 'check' AND transaction_id = $1
       ORDER BY created_at`,
      [payment.id]
    )
    expect(checks).toEqual([
      { actor_id: "user_1", kind: "pending", why: "unreadable" },
      { actor_id: "user_1", kind: "pending", why: "waiting" },
      { actor_id: "user_1", kind: "paid", why: null },
    ])
  })

  it("is noted when FlexPay refuses the token", async () => {
    const payment = await bench.pay()
    await bench.control("settings", { authRefused: true })

    await bench.flexpay.checks.checkFor(payment.id, { actor_id: "user_1" })

    expect(await bench.events(payment.id)).toContainEqual(
      expect.objectContaining({
        type: "check",
        data: expect.objectContaining({
          error: expect.stringContaining("refused the token"),
        }),
      })
    )
  })

  it("asks nothing where there is no order number", async () => {
    const unheard = await bench.payUnheard()
    const before = await bench.received()

    expect(
      await bench.flexpay.checks.checkFor(unheard.id, { actor_id: "user_1" })
    ).toMatchObject({ id: unheard.id })
    expect((await bench.received()).checks).toBe(before.checks)
    expect(await bench.flexpay.checks.checkFor("fptx_none", {})).toBeNull()
  })
})

describeLedger("A paid transaction that does not fit", {}, (bench) => {
  it("is remembered as paid, and stands in the timeline though an attention hides it", async () => {
    const payment = await bench.pay()
    await bench.setState(payment, "paid")
    await bench.flexpay.transactions.raiseAttention(payment, "paid_twice")
    await bench.sql(
      "UPDATE flexpay_transaction SET reference = 'OTHER' WHERE id = $1",
      [payment.id]
    )

    for (let times = 0; times < 2; times++) {
      expect(await bench.confirmNow(payment.id)).toMatchObject({
        state: "pending",
        attention: "paid_twice",
        check_status: "paid_mismatch",
      })
    }

    expect(await bench.eventTypes(payment.id)).toEqual([
      "accepted",
      "attention",
      "check",
    ])
  })
})

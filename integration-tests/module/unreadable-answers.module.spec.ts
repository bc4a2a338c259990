import { describeModule } from "../setup/describe-module"

const UNKNOWN_STATUS = "019"

describeModule("An unreadable answer", {}, (fixture) => {
  it("an unreadable answer is in the timeline once of each kind, masked", async () => {
    const payment = await fixture.pay({ phone: fixture.phone(UNKNOWN_STATUS) })
    await fixture.control("faults", {
      service: "check",
      kind: "html",
      times: 2,
    })

    for (let times = 0; times < 4; times++) {
      await fixture.confirmNow(payment.id)
    }

    const unreadable = (await fixture.events(payment.id)).filter(
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

  it("an unreadable answer is in the timeline though another payment got it, and an operator's check too", async () => {
    const [other, own] = [await fixture.pay(), await fixture.pay()]
    await fixture.control("faults", {
      service: "check",
      kind: "html",
      times: 2,
    })
    await fixture.confirmNow(other.id)
    await fixture.sql(
      `INSERT INTO flexpay_timeline_entry (id, transaction_id, type, data)
       SELECT 'fpte_1', $1, 'check', data FROM flexpay_timeline_entry
       WHERE type = 'check_unreadable'`,
      [own.id]
    )

    await fixture.confirmNow(own.id)

    expect((await fixture.eventTypes(own.id)).sort()).toEqual([
      "accepted",
      "check",
      "check_unreadable",
    ])
  })

  it("an unreadable answer counts in the metrics until a readable one", async () => {
    const payment = await fixture.pay()
    expect(await unreadable()).toEqual({ count: 0, since: null })
    await fixture.control("faults", {
      service: "check",
      kind: "html",
      times: 2,
    })

    await fixture.confirmNow(payment.id)
    await fixture.confirmNow(payment.id)

    expect(await unreadable()).toEqual({ count: 1, since: expect.any(Date) })
    await fixture.confirmNow(payment.id)
    expect(await unreadable()).toEqual({ count: 0, since: null })
  })

  it("an unknown status sets attention once when the push expires", async () => {
    const payment = await fixture.pay({ phone: fixture.phone(UNKNOWN_STATUS) })
    await fixture.confirmNow(payment.id)
    expect(await unreadable()).toMatchObject({ count: 1 })
    await fixture.age(payment.id, "5 minutes")

    const lapsed = await fixture.confirmNow(payment.id)

    expect(lapsed).toMatchObject({
      state: "expired",
      attention: "outcome_unreadable",
      check_status: "unknown_status",
    })
    await fixture.flexpay.transactions.resolveAttention(lapsed, {
      type: "resolved",
    })
    await fixture.control("faults", { service: "check", kind: "html" })
    expect(await fixture.confirmNow(payment.id)).toMatchObject({
      state: "expired",
      attention: null,
    })
  })

  it("an unreadable answer after a paid callback sets attention when the push expires", async () => {
    const payment = await fixture.pay()
    await fixture.callBack(payment, {
      code: "0",
      provider_reference: "MP-1",
      orderNumber: payment.order_number,
    })
    await fixture.age(payment.id, "5 minutes")
    await fixture.control("faults", { service: "check", kind: "html" })

    expect(await fixture.confirmNow(payment.id)).toMatchObject({
      state: "expired",
      attention: "outcome_unreadable",
    })
  })

  it("a paid callback after the push expired sets attention, resolved before or not", async () => {
    const payment = await fixture.pay()
    await fixture.age(payment.id, "5 minutes")
    await fixture.control("faults", {
      service: "check",
      kind: "html",
      times: null,
    })
    expect(await fixture.confirmNow(payment.id)).toMatchObject({
      state: "expired",
      attention: null,
    })

    for (const code of ["0", 0]) {
      await fixture.callBack(payment, {
        code,
        provider_reference: "MP1",
        orderNumber: payment.order_number,
      })
      const raised = await fixture.confirmNow(payment.id)

      expect(raised).toMatchObject({ attention: "outcome_unreadable" })
      await fixture.flexpay.transactions.resolveAttention(raised, {
        type: "resolved",
      })
      expect(await fixture.confirmNow(payment.id)).toMatchObject({
        attention: null,
      })
    }
  })

  it.each([
    { code: "0", provider_reference: "" },
    { code: "1", provider_reference: "MP1" },
    { code: "0" },
  ])("after a callback with %j, the shopper may try again", async (body) => {
    const payment = await fixture.pay()
    await fixture.callBack(payment, {
      ...body,
      orderNumber: payment.order_number,
    })
    await fixture.age(payment.id, "5 minutes")
    await fixture.control("faults", { service: "check", kind: "html" })

    expect(await fixture.confirmNow(payment.id)).toMatchObject({
      state: "expired",
      attention: null,
    })
  })

  async function unreadable() {
    return (await fixture.flexpay.health.check()).metrics.unreadable
  }
})

describeModule("A check by an operator", {}, (fixture) => {
  it("each check by an operator is in the timeline with the answer and the operator", async () => {
    const payment = await fixture.pay()
    await fixture.control("faults", { service: "check", kind: "html" })

    await fixture.flexpay.checks.checkFor(payment.id, { actor_id: "user_1" })
    await fixture.flexpay.checks.checkFor(payment.id, { actor_id: "user_1" })
    await fixture.setState(payment, "paid")
    await fixture.flexpay.checks.checkFor(payment.id, { actor_id: "user_1" })

    const checks = await fixture.sql(
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

  it("a check by an operator with a refused token is in the timeline", async () => {
    const payment = await fixture.pay()
    await fixture.control("settings", { authRefused: true })

    await fixture.flexpay.checks.checkFor(payment.id, { actor_id: "user_1" })

    expect(await fixture.events(payment.id)).toContainEqual(
      expect.objectContaining({
        type: "check",
        data: expect.objectContaining({
          error: expect.stringContaining("refused the token"),
        }),
      })
    )
  })

  it("a check by an operator without an order number sends nothing", async () => {
    const unanswered = await fixture.payUnanswered()
    const before = await fixture.received()

    expect(
      await fixture.flexpay.checks.checkFor(unanswered.id, {
        actor_id: "user_1",
      })
    ).toMatchObject({ id: unanswered.id })
    expect((await fixture.received()).checks).toBe(before.checks)
    expect(await fixture.flexpay.checks.checkFor("fptx_none", {})).toBeNull()
  })
})

describeModule("A paid transaction that does not match", {}, (fixture) => {
  it("a paid mismatch is in the timeline though another attention is set", async () => {
    const payment = await fixture.pay()
    await fixture.setState(payment, "paid")
    await fixture.flexpay.transactions.raiseAttention(payment, "paid_twice")
    await fixture.sql(
      "UPDATE flexpay_transaction SET reference = 'OTHER' WHERE id = $1",
      [payment.id]
    )

    for (let times = 0; times < 2; times++) {
      expect(await fixture.confirmNow(payment.id)).toMatchObject({
        state: "pending",
        attention: "paid_twice",
        check_status: "paid_mismatch",
      })
    }

    expect(await fixture.eventTypes(payment.id)).toEqual([
      "accepted",
      "attention",
      "check",
    ])
  })
})

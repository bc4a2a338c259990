import { describeModule } from "../setup/describe-module"

describeModule("Checks", {}, (fixture) => {
  it.each([
    ["001", "succeeded", null, null],
    ["002", "failed", "not_paid", null],
    ["028", "canceled", "canceled", null],
    ["013", "succeeded", null, "amount_differs"],
    ["014", "succeeded", null, "currency_differs"],
  ])(
    "makes of a push to …%s: %s, reason %s, attention %s",
    async (phone, state, reason, attention) => {
      const { id } = await fixture.pay({ phone: fixture.phone(phone) })

      await fixture.until(
        async () => (await fixture.confirmNow(id)).state !== "pending"
      )

      const row = await fixture.row(id)
      expect(row).toMatchObject({ state, reason, attention })
      expect(row.attention_at === null).toBe(attention === null)
      expect(row.finalized_at).not.toBeNull()
    }
  )

  it("a check keeps the charged amount and the channel", async () => {
    const pending = await fixture.pay()
    await fixture.setState(pending, "paid")

    expect(await fixture.confirmNow(pending.id)).toMatchObject({
      state: "succeeded",
      amount: "5000",
      amount_charged: "5125",
      channel: "airtel",
    })
  })

  it("a check changes one row and no other of the same state", async () => {
    const [one, other] = [await fixture.pay(), await fixture.pay()]

    await fixture.confirmNow(one.id)
    await fixture.flexpay.transactions.resolveAttention(one, {
      type: "resolved",
    })

    expect(await fixture.row(other.id)).toEqual(other)
  })

  it("20 concurrent checks of a due row change it once, with one timeline entry", async () => {
    const pending = await fixture.pay()
    await fixture.setState(pending, "paid")
    const before = await fixture.received()
    await fixture.sql("UPDATE flexpay_transaction SET next_check_at = now()")

    await Promise.all(
      Array.from({ length: 20 }, () =>
        fixture.flexpay.checks.confirm(pending.id)
      )
    )

    expect(await fixture.row(pending.id)).toMatchObject({ state: "succeeded" })
    expect(await fixture.eventTypes(pending.id)).toEqual(["accepted", "check"])
    expect((await fixture.received()).checks - before.checks).toBe(1)
  })

  it("20 concurrent checks with a lease change a row once, with one timeline entry", async () => {
    const pending = await fixture.pay()
    await fixture.setState(pending, "paid")

    const checked = await Promise.all(
      Array.from({ length: 20 }, () =>
        fixture.flexpay.checks.confirmClaimed(pending)
      )
    )

    expect(new Set(checked.map(({ state }) => state))).toEqual(
      new Set(["succeeded"])
    )
    expect(await fixture.eventTypes(pending.id)).toEqual(["accepted", "check"])
  })

  it.each([
    { rows: "to check", order_number: "order_number", atOnce: 5 },
    { rows: "without a check", order_number: "NULL", atOnce: 20 },
  ])(
    "each due row $rows is claimed by one of 4 workers",
    async ({ order_number, atOnce }) => {
      for (const _ of Array.from({ length: 12 })) {
        await fixture.pay()
      }
      await fixture.sql(
        `UPDATE flexpay_transaction SET next_check_at = now(), order_number = ${order_number}`
      )

      const shares = await Promise.all(
        Array.from({ length: 4 }, () =>
          fixture.flexpay.transactions.claimDue(5)
        )
      )

      const ids = shares.flat().map(({ id }) => id)
      expect(
        Math.max(...shares.map(({ length }) => length))
      ).toBeLessThanOrEqual(atOnce)
      expect(ids).toHaveLength(12)
      expect(new Set(ids).size).toBe(12)
      expect(await fixture.flexpay.transactions.claimDue(5)).toEqual([])
    }
  )

  it("a row is claimed again when its worker died", async () => {
    const { id } = await fixture.pay()
    await fixture.age(id, "6 seconds")
    expect(await fixture.flexpay.transactions.claimDue(5)).toHaveLength(1)

    await fixture.age(id, "61 seconds")

    expect(
      (await fixture.flexpay.transactions.claimDue(5)).map((row) => row.id)
    ).toEqual([id])
  })

  it("a refused token does not fail the payment", async () => {
    const { id } = await fixture.pay()
    await fixture.control("settings", { authRefused: true })

    expect(await fixture.confirmNow(id)).toMatchObject({
      state: "pending",
      reason: null,
      attention: null,
    })
    expect(await fixture.eventTypes(id)).toEqual(["accepted"])
  })

  it("checks of a failed payment go on after a day while FlexPay gives no readable answer", async () => {
    const pending = await fixture.pay()
    await fixture.setState(pending, "failed")
    await fixture.confirmNow(pending.id)
    await fixture.control("settings", { authRefused: true })
    await fixture.age(pending.id, "30 hours")
    await fixture.confirmNow(pending.id)
    await fixture.control("settings", { authRefused: false })
    await fixture.setState(pending, "paid")
    await fixture.age(pending.id, "61 minutes")

    const [due] = await fixture.flexpay.transactions.claimDue(1)

    expect(
      due && (await fixture.flexpay.checks.confirmClaimed(due))
    ).toMatchObject({
      state: "succeeded",
    })
  })

  it("a success after a synced failure counts", async () => {
    const pending = await fixture.pay()
    await fixture.setState(pending, "failed")
    await fixture.confirmNow(pending.id)
    const claimed = await fixture.flexpay.syncs.acquire(pending.id, "test")
    expect(claimed).toMatchObject({ state: "failed" })
    expect(
      claimed &&
        (await fixture.flexpay.syncs.finish(claimed, { order_id: null }))
    ).toMatchObject({ synced_state: "failed" })
    await fixture.setState(pending, "paid")

    expect(await fixture.confirmNow(pending.id)).toMatchObject({
      state: "succeeded",
      reason: null,
      synced_state: "failed",
    })
    expect(
      await fixture.flexpay.syncs.acquire(pending.id, "test")
    ).not.toBeNull()
  })

  it("a reversal of a success sets attention", async () => {
    const pending = await fixture.pay()
    await fixture.setState(pending, "paid")
    await fixture.confirmNow(pending.id)
    const claimed = await fixture.flexpay.syncs.acquire(pending.id, "test")
    if (claimed) {
      await fixture.flexpay.syncs.finish(claimed, { order_id: "order_1" })
    }
    await fixture.setState(pending, "reversing")

    expect(await fixture.confirmNow(pending.id)).toMatchObject({
      state: "reversed",
      reason: "returned",
      attention: "reversed",
      order_id: "order_1",
    })
    // It needs a sync, and no check after that.
    const reversed = await fixture.flexpay.syncs.acquire(pending.id, "test")
    expect(
      reversed &&
        (await fixture.flexpay.syncs.finish(reversed, { order_id: null }))
    ).toMatchObject({ synced_state: "reversed", next_check_at: null })
  })

  it("a contradicted success stays, with attention", async () => {
    const pending = await fixture.pay()
    await fixture.setState(pending, "paid")
    await fixture.confirmNow(pending.id)
    const claimed = await fixture.flexpay.syncs.acquire(pending.id, "test")
    if (claimed) {
      await fixture.flexpay.syncs.finish(claimed, { order_id: null })
    }
    await fixture.setState(pending, "failed")

    expect(await fixture.confirmNow(pending.id)).toMatchObject({
      state: "succeeded",
      attention: "contradicted",
    })
  })

  it("the attention for a differing amount stays after further checks", async () => {
    const pending = await fixture.pay({ phone: fixture.phone("013") })
    await fixture.until(
      async () => (await fixture.confirmNow(pending.id)).state === "succeeded"
    )

    expect(await fixture.confirmNow(pending.id)).toMatchObject({
      state: "succeeded",
      attention: "amount_differs",
    })
    await fixture.setState(pending, "reversed")
    expect(await fixture.confirmNow(pending.id)).toMatchObject({
      state: "reversed",
      attention: "reversed",
    })
  })

  it("after the push expired the shopper may try again, and the old payment is still checked", async () => {
    const input = fixture.newRequest()
    const first = await fixture.flexpay.paymentRequests.request(input)
    await fixture.age(first.id, "5 minutes")
    const [due] = await fixture.flexpay.transactions.claimDue(1)
    expect(
      due && (await fixture.flexpay.checks.confirmClaimed(due))
    ).toMatchObject({
      state: "expired",
      reason: "expired",
      attention: null,
    })

    const second = await fixture.flexpay.paymentRequests.request(input)
    await fixture.setState(first, "paid")

    expect(second.id).not.toBe(first.id)
    expect(await fixture.confirmNow(first.id)).toMatchObject({
      state: "succeeded",
    })
    expect(
      await fixture.flexpay.payments.findForSession(input.payment_session_id)
    ).toEqual(await fixture.row(first.id))
  })

  it("a payment without a final answer for 72 hours gets attention", async () => {
    const { id } = await fixture.pay()
    await fixture.age(id, "5 minutes")
    await fixture.confirmNow(id)
    await fixture.age(id, "72 hours")

    expect(await fixture.confirmNow(id)).toMatchObject({
      state: "expired",
      attention: "never_final",
      next_check_at: null,
    })
  })
})

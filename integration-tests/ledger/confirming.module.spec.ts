import { describeLedger } from "../setup/describe-ledger"

describeLedger("Confirming", {}, (bench) => {
  it.each([
    ["001", "succeeded", null, null],
    ["002", "failed", "not_paid", null],
    ["028", "canceled", "canceled", null],
    ["013", "succeeded", null, "amount_differs"],
    ["014", "succeeded", null, "currency_differs"],
  ])(
    "makes of a push to …%s: %s, reason %s, attention %s",
    async (phone, state, reason, attention) => {
      const { id } = await bench.pay({ phone: bench.phone(phone) })

      await bench.until(
        async () => (await bench.confirmNow(id)).state !== "pending"
      )

      const row = await bench.row(id)
      expect(row).toMatchObject({ state, reason, attention })
      expect(row.attention_at === null).toBe(attention === null)
      expect(row.finalized_at).not.toBeNull()
    }
  )

  it("keeps what the shopper's wallet paid, and how", async () => {
    const pending = await bench.pay()
    await bench.setState(pending, "paid")

    expect(await bench.confirmNow(pending.id)).toMatchObject({
      state: "succeeded",
      amount: "5000",
      amount_charged: "5125",
      channel: "airtel",
    })
  })

  it("changes one row, and no other that stands as it stood", async () => {
    const [one, other] = [await bench.pay(), await bench.pay()]

    await bench.confirmNow(one.id)
    await bench.flexpay.transactions.resolveAttention(one, { type: "resolved" })

    expect(await bench.row(other.id)).toEqual(other)
  })

  it("changes the row once and logs it once when 20 confirm at once", async () => {
    const pending = await bench.pay()
    await bench.setState(pending, "paid")
    const before = await bench.received()
    await bench.sql("UPDATE flexpay_transaction SET next_check_at = now()")

    await Promise.all(
      Array.from({ length: 20 }, () => bench.flexpay.checks.confirm(pending.id))
    )

    expect(await bench.row(pending.id)).toMatchObject({ state: "succeeded" })
    expect(await bench.eventTypes(pending.id)).toEqual(["accepted", "check"])
    expect((await bench.received()).checks - before.checks).toBe(1)
  })

  it("changes the row once and logs it once when 20 hold a claim", async () => {
    const pending = await bench.pay()
    await bench.setState(pending, "paid")

    const told = await Promise.all(
      Array.from({ length: 20 }, () =>
        bench.flexpay.checks.confirmClaimed(pending)
      )
    )

    expect(new Set(told.map(({ state }) => state))).toEqual(
      new Set(["succeeded"])
    )
    expect(await bench.eventTypes(pending.id)).toEqual(["accepted", "check"])
  })

  it.each([
    { rows: "asked about", order_number: "order_number", atOnce: 5 },
    { rows: "not asked about", order_number: "NULL", atOnce: 20 },
  ])(
    "hands each due row that is $rows to one of 4 workers",
    async ({ order_number, atOnce }) => {
      for (const _ of Array.from({ length: 12 })) {
        await bench.pay()
      }
      await bench.sql(
        `UPDATE flexpay_transaction SET next_check_at = now(), order_number = ${order_number}`
      )

      const shares = await Promise.all(
        Array.from({ length: 4 }, () => bench.flexpay.transactions.claimDue(5))
      )

      const ids = shares.flat().map(({ id }) => id)
      expect(
        Math.max(...shares.map(({ length }) => length))
      ).toBeLessThanOrEqual(atOnce)
      expect(ids).toHaveLength(12)
      expect(new Set(ids).size).toBe(12)
      expect(await bench.flexpay.transactions.claimDue(5)).toEqual([])
    }
  )

  it("hands a row out again when its worker died", async () => {
    const { id } = await bench.pay()
    await bench.age(id, "6 seconds")
    expect(await bench.flexpay.transactions.claimDue(5)).toHaveLength(1)

    await bench.age(id, "61 seconds")

    expect(
      (await bench.flexpay.transactions.claimDue(5)).map((row) => row.id)
    ).toEqual([id])
  })

  it("takes a refused token for no failure of the payment", async () => {
    const { id } = await bench.pay()
    await bench.control("settings", { authRefused: true })

    expect(await bench.confirmNow(id)).toMatchObject({
      state: "pending",
      reason: null,
      attention: null,
    })
    expect(await bench.eventTypes(id)).toEqual(["accepted"])
  })

  it("goes on asking past a failure's day while FlexPay can't be heard", async () => {
    const pending = await bench.pay()
    await bench.setState(pending, "failed")
    await bench.confirmNow(pending.id)
    await bench.control("settings", { authRefused: true })
    await bench.age(pending.id, "30 hours")
    await bench.confirmNow(pending.id)
    await bench.control("settings", { authRefused: false })
    await bench.setState(pending, "paid")
    await bench.age(pending.id, "61 minutes")

    const [due] = await bench.flexpay.transactions.claimDue(1)

    expect(
      due && (await bench.flexpay.checks.confirmClaimed(due))
    ).toMatchObject({
      state: "succeeded",
    })
  })

  it("counts a success that comes after a failure that Medusa knows of", async () => {
    const pending = await bench.pay()
    await bench.setState(pending, "failed")
    await bench.confirmNow(pending.id)
    const claimed = await bench.flexpay.syncs.acquire(pending.id, "test")
    expect(claimed).toMatchObject({ state: "failed" })
    expect(
      claimed && (await bench.flexpay.syncs.finish(claimed, { order_id: null }))
    ).toMatchObject({ synced_state: "failed" })
    await bench.setState(pending, "paid")

    expect(await bench.confirmNow(pending.id)).toMatchObject({
      state: "succeeded",
      reason: null,
      synced_state: "failed",
    })
    expect(await bench.flexpay.syncs.acquire(pending.id, "test")).not.toBeNull()
  })

  it("calls a person when FlexPay gives back a success", async () => {
    const pending = await bench.pay()
    await bench.setState(pending, "paid")
    await bench.confirmNow(pending.id)
    const claimed = await bench.flexpay.syncs.acquire(pending.id, "test")
    if (claimed) {
      await bench.flexpay.syncs.finish(claimed, { order_id: "order_1" })
    }
    await bench.setState(pending, "reversing")

    expect(await bench.confirmNow(pending.id)).toMatchObject({
      state: "reversed",
      reason: "returned",
      attention: "reversed",
      order_id: "order_1",
    })
    // Medusa's books must follow; then nothing is left to look at.
    const reversed = await bench.flexpay.syncs.acquire(pending.id, "test")
    expect(
      reversed &&
        (await bench.flexpay.syncs.finish(reversed, { order_id: null }))
    ).toMatchObject({ synced_state: "reversed", next_check_at: null })
  })

  it("keeps a success that FlexPay contradicts, and calls a person", async () => {
    const pending = await bench.pay()
    await bench.setState(pending, "paid")
    await bench.confirmNow(pending.id)
    const claimed = await bench.flexpay.syncs.acquire(pending.id, "test")
    if (claimed) {
      await bench.flexpay.syncs.finish(claimed, { order_id: null })
    }
    await bench.setState(pending, "failed")

    expect(await bench.confirmNow(pending.id)).toMatchObject({
      state: "succeeded",
      attention: "contradicted",
    })
  })

  it("keeps saying that an amount differs, however often it is looked at", async () => {
    const pending = await bench.pay({ phone: bench.phone("013") })
    await bench.until(
      async () => (await bench.confirmNow(pending.id)).state === "succeeded"
    )

    expect(await bench.confirmNow(pending.id)).toMatchObject({
      state: "succeeded",
      attention: "amount_differs",
    })
    await bench.setState(pending, "reversed")
    expect(await bench.confirmNow(pending.id)).toMatchObject({
      state: "reversed",
      attention: "reversed",
    })
  })

  it("lets the shopper try again after the push's life, and follows the old one", async () => {
    const wish = bench.wish()
    const first = await bench.flexpay.paymentRequests.request(wish)
    await bench.age(first.id, "5 minutes")
    const [due] = await bench.flexpay.transactions.claimDue(1)
    expect(
      due && (await bench.flexpay.checks.confirmClaimed(due))
    ).toMatchObject({
      state: "expired",
      reason: "expired",
      attention: null,
    })

    const second = await bench.flexpay.paymentRequests.request(wish)
    await bench.setState(first, "paid")

    expect(second.id).not.toBe(first.id)
    expect(await bench.confirmNow(first.id)).toMatchObject({
      state: "succeeded",
    })
    expect(
      await bench.flexpay.payments.findForSession(wish.payment_session_id)
    ).toEqual(await bench.row(first.id))
  })

  it("calls a person for what FlexPay never settles in 72 hours", async () => {
    const { id } = await bench.pay()
    await bench.age(id, "5 minutes")
    await bench.confirmNow(id)
    await bench.age(id, "72 hours")

    expect(await bench.confirmNow(id)).toMatchObject({
      state: "expired",
      attention: "never_final",
      next_check_at: null,
    })
  })
})

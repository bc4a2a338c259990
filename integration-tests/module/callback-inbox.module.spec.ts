import { describeModule } from "../setup/describe-module"

describeModule("A received callback", {}, (fixture) => {
  it("a callback with a wrong token stores nothing and makes nothing due", async () => {
    const pending = await fixture.pay()

    const received = await fixture.flexpay.callbacks.receive("payment", {
      token: `${(await fixture.tokenOf(pending)).slice(0, -1)}-`,
      body: { orderNumber: pending.order_number },
    })

    expect(received).toBeNull()
    expect(await fixture.row(pending.id)).toEqual(pending)
    expect(await fixture.eventTypes(pending.id)).toEqual(["accepted"])
    await fixture.flexpay.checks.confirm(pending.id)
    expect((await fixture.received()).checks).toBe(0)
  })

  it("a callback at a payout's address belongs to no payment", async () => {
    const pending = await fixture.pay()

    expect(
      await fixture.flexpay.callbacks.receive("payout", {
        token: await fixture.tokenOf(pending),
        body: {},
      })
    ).toBeNull()
  })

  it("a callback without a token is stored only for a known order number", async () => {
    const pending = await fixture.pay()

    expect(
      await fixture.flexpay.callbacks.receiveTokenless({
        orderNumber: "nobody's",
      })
    ).toBeNull()
    expect(await fixture.flexpay.callbacks.receiveTokenless({})).toBeNull()
    expect(
      await fixture.flexpay.callbacks.receiveTokenless({
        orderNumber: pending.order_number,
      })
    ).toMatchObject({ id: pending.id, callbacks: 1 })
  })

  it("a callback without a token counts for the payment of its order number, and for no payout", async () => {
    const pending = await fixture.pay()
    const other = await fixture.pay()
    const payout = await fixture.pay()
    await fixture.sql(
      "UPDATE flexpay_transaction SET kind = 'payout' WHERE id = $1",
      [payout.id]
    )
    const { callbacks } = fixture.flexpay
    const receive = async ({ order_number }: typeof pending) =>
      await callbacks.receiveTokenless({ orderNumber: order_number })

    expect(await receive(pending)).toMatchObject({ id: pending.id })
    expect(await receive(payout)).toBeNull()
    expect(await fixture.row(other.id)).toMatchObject({ callbacks: 0 })
  })

  it("a callback that comes 50 times is stored 20 times, and makes few checks", async () => {
    const pending = await fixture.pay()
    const token = await fixture.tokenOf(pending)

    const repeat = async (times: number) => {
      for (const _ of Array.from({ length: times })) {
        await fixture.flexpay.callbacks.receive("payment", { token, body: {} })
        await fixture.flexpay.checks.confirm(pending.id)
      }
    }
    await Promise.all([repeat(25), repeat(25)])

    expect(await fixture.row(pending.id)).toMatchObject({ callbacks: 50 })
    const types = await fixture.eventTypes(pending.id)
    expect(types.filter((type) => type === "callback")).toHaveLength(20)
    const { checks } = await fixture.received()
    expect(checks).toBeGreaterThan(0)
    expect(checks).toBeLessThanOrEqual(4)
  })

  it("a callback during a check makes another check due", async () => {
    const pending = await fixture.pay()
    const claimed = await fixture.flexpay.checks.confirm(pending.id)
    expect(claimed).toMatchObject({ checks: 0 })
    await fixture.sql("UPDATE flexpay_transaction SET next_check_at = now()")
    const [due] = await fixture.flexpay.transactions.claimDue(1)

    await fixture.callBack(pending, {})
    const checked = due && (await fixture.flexpay.checks.confirmClaimed(due))

    expect(checked?.next_check_at?.getTime()).toBeLessThanOrEqual(
      (due?.checked_at?.getTime() ?? 0) + 1_000
    )
  })

  it("a callback during a check makes another check due when the row changed meanwhile", async () => {
    const { id } = await fixture.pay()
    await fixture.age(id, "6 minutes")
    const [due] = await fixture.flexpay.transactions.claimDue(1)
    if (!due) {
      throw new Error("Nothing is due")
    }
    expect(await fixture.flexpay.checks.confirmClaimed(due)).toMatchObject({
      state: "expired",
    })

    await fixture.callBack(due, {})
    const checked = await fixture.flexpay.checks.confirmClaimed(due)

    expect(checked.next_check_at?.getTime()).toBeLessThanOrEqual(
      (due.checked_at?.getTime() ?? 0) + 1_000
    )
  })

  it("a callback is stored without phone number, order number and token", async () => {
    const pending = await fixture.pay()
    const phone = pending.phone ?? ""
    const token = await fixture.tokenOf(pending)

    await fixture.callBack(pending, {
      orderNumber: pending.order_number,
      orderNumer: pending.order_number,
      phone,
      note: `paid by +${phone}`,
      [`key ${phone}`]: { deep: [Number(phone)] },
      authorization: "Bearer a-token-of-the-simulator",
      nothing: "a\u0000b",
    })

    const stored = JSON.stringify(await fixture.events(pending.id))
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
})

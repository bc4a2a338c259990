import { describeLedger } from "../setup/describe-ledger"

describeLedger("A callback that is received", {}, (bench) => {
  it("with a wrong token stores nothing and makes nothing due", async () => {
    const pending = await bench.pay()

    const received = await bench.flexpay.callbacks.receive("payment", {
      token: `${(await bench.tokenOf(pending)).slice(0, -1)}-`,
      body: { orderNumber: pending.order_number },
    })

    expect(received).toBeNull()
    expect(await bench.row(pending.id)).toEqual(pending)
    expect(await bench.eventTypes(pending.id)).toEqual(["accepted"])
    await bench.flexpay.checks.confirm(pending.id)
    expect((await bench.received()).checks).toBe(0)
  })

  it("at a payout's address is no payment's", async () => {
    const pending = await bench.pay()

    expect(
      await bench.flexpay.callbacks.receive("payout", {
        token: await bench.tokenOf(pending),
        body: {},
      })
    ).toBeNull()
  })

  it("without a token is stored for an order number of ours alone", async () => {
    const pending = await bench.pay()

    expect(
      await bench.flexpay.callbacks.receiveTokenless({
        orderNumber: "nobody's",
      })
    ).toBeNull()
    expect(await bench.flexpay.callbacks.receiveTokenless({})).toBeNull()
    expect(
      await bench.flexpay.callbacks.receiveTokenless({
        orderNumber: pending.order_number,
      })
    ).toMatchObject({ id: pending.id, callbacks: 1 })
  })

  it("that comes 50 times is stored 20 times, and makes few checks", async () => {
    const pending = await bench.pay()
    const token = await bench.tokenOf(pending)

    const repeat = async (times: number) => {
      for (const _ of Array.from({ length: times })) {
        await bench.flexpay.callbacks.receive("payment", { token, body: {} })
        await bench.flexpay.checks.confirm(pending.id)
      }
    }
    await Promise.all([repeat(25), repeat(25)])

    expect(await bench.row(pending.id)).toMatchObject({ callbacks: 50 })
    const types = await bench.eventTypes(pending.id)
    expect(types.filter((type) => type === "callback")).toHaveLength(20)
    const { checks } = await bench.received()
    expect(checks).toBeGreaterThan(0)
    expect(checks).toBeLessThanOrEqual(4)
  })

  it("that comes while FlexPay is asked is not forgotten", async () => {
    const pending = await bench.pay()
    const claimed = await bench.flexpay.checks.confirm(pending.id)
    expect(claimed).toMatchObject({ checks: 0 })
    await bench.sql("UPDATE flexpay_transaction SET next_check_at = now()")
    const [due] = await bench.flexpay.transactions.claimDue(1)

    await bench.callBack(pending, {})
    const checked = due && (await bench.flexpay.checks.confirmClaimed(due))

    expect(checked?.next_check_at?.getTime()).toBeLessThanOrEqual(
      (due?.checked_at?.getTime() ?? 0) + 1_000
    )
  })

  it("that comes while FlexPay is asked is not forgotten when another moves the row", async () => {
    const { id } = await bench.pay()
    await bench.age(id, "6 minutes")
    const [due] = await bench.flexpay.transactions.claimDue(1)
    if (!due) {
      throw new Error("Nothing is due")
    }
    expect(await bench.flexpay.checks.confirmClaimed(due)).toMatchObject({
      state: "expired",
    })

    await bench.callBack(due, {})
    const checked = await bench.flexpay.checks.confirmClaimed(due)

    expect(checked.next_check_at?.getTime()).toBeLessThanOrEqual(
      (due.checked_at?.getTime() ?? 0) + 1_000
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
})

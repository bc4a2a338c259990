import { describeModule } from "../setup/describe-module"

describeModule("Metrics", {}, (fixture) => {
  it("the metrics have the last run of each job on any worker", async () => {
    expect((await fixture.flexpay.health.check()).metrics.jobs).toEqual([])

    await fixture.flexpay.jobs.record("recover-flexpay-refunds")
    await fixture.flexpay.jobs.claimCheckBudget()

    const { metrics } = await fixture.flexpay.health.check()
    expect(metrics.jobs.map(({ id }) => id).sort()).toEqual([
      "recheck-flexpay-transactions",
      "recover-flexpay-refunds",
    ])
    for (const { last_run_at } of metrics.jobs) {
      expect(metrics.now.getTime() - last_run_at.getTime()).toBeLessThan(5_000)
    }
  })

  it("the metrics have the due rows and the oldest open one", async () => {
    const old = await fixture.pay()
    await fixture.age(old.id, "2 hours")
    const finalized = await fixture.pay()
    await fixture.setState(finalized, "paid")
    await fixture.confirmNow(finalized.id)
    await fixture.age(finalized.id, "1 day")
    await fixture.sql(
      "UPDATE flexpay_transaction SET next_check_at = now() - interval '5 minutes' WHERE id = $1",
      [old.id]
    )
    await fixture.sql(
      "UPDATE flexpay_transaction SET next_check_at = now() + interval '5 minutes' WHERE id = $1",
      [finalized.id]
    )

    const { metrics } = await fixture.flexpay.health.check()

    expect(metrics.due).toBe(1)
    const waits = metrics.now.getTime() - (metrics.due_since?.getTime() ?? 0)
    expect(Math.round(waits / 60_000)).toBe(5)
    expect(metrics.oldest_open_at).toEqual(
      (await fixture.row(old.id)).created_at
    )
  })

  it("the metrics have the callbacks of an hour, and the outcomes of a day by operator", async () => {
    const magic = ["24381", "24381", "24397"]
    const states = ["paid", "failed", "paid"]
    for (const [index, prefix] of magic.entries()) {
      const payment = await fixture.pay({ phone: `${prefix}000900${index}` })
      await fixture.setState(payment, states[index] ?? "")
      await fixture.callBack(payment, { code: "0" })
      await fixture.confirmNow(payment.id)
    }
    await fixture.pay({ phone: "243970009008" })
    const yesterday = await fixture.pay({ phone: "243810009009" })
    await fixture.callBack(yesterday, { code: "0" })
    await fixture.age(yesterday.id, "25 hours")
    await fixture.sql(
      "UPDATE flexpay_timeline_entry SET created_at = created_at - interval '61 minutes' WHERE transaction_id = $1",
      [yesterday.id]
    )

    const { metrics } = await fixture.flexpay.health.check()

    expect(metrics.callbacks_last_hour).toBe(3)
    expect(metrics.outcomes).toEqual([
      { operator: "vodacom", ended: 2, succeeded: 1 },
      { operator: "airtel", ended: 1, succeeded: 1 },
    ])
  })

  it("the metrics count recent payments without a callback, however old they are", async () => {
    const ids: string[] = []
    for (const magic of ["1", "2", "3"]) {
      const payment = await fixture.pay({ phone: `24381000900${magic}` })
      await fixture.setState(payment, magic === "2" ? "failed" : "paid")
      if (magic === "1") {
        await fixture.callBack(payment, { code: "0" })
      }
      await fixture.confirmNow(payment.id)
      ids.push(payment.id)
    }
    const finalized = async () =>
      (await fixture.flexpay.health.check()).metrics.finalized
    // A callback may come within minutes.
    expect(await finalized()).toEqual({ count: 0, without_callback: 0 })

    for (const id of ids) {
      await fixture.age(id, "6 days")
    }
    expect(await finalized()).toEqual({ count: 3, without_callback: 2 })

    await fixture.age(ids[0] ?? "", "2 days")
    expect(await finalized()).toEqual({ count: 2, without_callback: 2 })
  })

  it("the metrics count requests that FlexPay refused for the token since the last accepted one", async () => {
    const refused = async () =>
      (await fixture.flexpay.health.check()).metrics.token_refused
    await fixture.pay()
    await fixture.control("settings", { authRefused: true })

    const { created_at } = await fixture.pay()
    await fixture.pay()
    expect(await refused()).toEqual({ count: 2, since: created_at })

    await fixture.control("settings", { authRefused: false })
    await fixture.pay()
    expect(await refused()).toEqual({ count: 0, since: null })
  })

  it("the health check moves no money and returns no token", async () => {
    const report = await fixture.flexpay.health.check()

    expect(await fixture.received()).toMatchObject({ payments: 0, checks: 1 })
    expect(
      report.probes.map(({ service, status }) => [service, status])
    ).toEqual([
      ["payment", "available"],
      ["card", "available"],
      ["payout", "available"],
      ["check", "available"],
    ])
    expect(JSON.stringify(report)).not.toContain("a-token-of-the-simulator")
  })
})

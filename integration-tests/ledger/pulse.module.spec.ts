import { describeLedger } from "../setup/describe-ledger"

describeLedger("The ledger's pulse", {}, (bench) => {
  it("tells when each job last ran, on whichever worker", async () => {
    expect((await bench.flexpay.health.check()).metrics.jobs).toEqual([])

    await bench.flexpay.jobs.record("recover-flexpay-refunds")
    await bench.flexpay.jobs.claimCheckBudget()

    const { metrics } = await bench.flexpay.health.check()
    expect(metrics.jobs.map(({ id }) => id).sort()).toEqual([
      "recheck-flexpay-transactions",
      "recover-flexpay-refunds",
    ])
    for (const { last_run_at } of metrics.jobs) {
      expect(metrics.now.getTime() - last_run_at.getTime()).toBeLessThan(5_000)
    }
  })

  it("tells what is due, since when, and the oldest that is open", async () => {
    const old = await bench.pay()
    await bench.age(old.id, "2 hours")
    const finalized = await bench.pay()
    await bench.setState(finalized, "paid")
    await bench.confirmNow(finalized.id)
    await bench.age(finalized.id, "1 day")
    await bench.sql(
      "UPDATE flexpay_transaction SET next_check_at = now() - interval '5 minutes' WHERE id = $1",
      [old.id]
    )
    await bench.sql(
      "UPDATE flexpay_transaction SET next_check_at = now() + interval '5 minutes' WHERE id = $1",
      [finalized.id]
    )

    const { metrics } = await bench.flexpay.health.check()

    expect(metrics.due).toBe(1)
    const waits = metrics.now.getTime() - (metrics.due_since?.getTime() ?? 0)
    expect(Math.round(waits / 60_000)).toBe(5)
    expect(metrics.oldest_open_at).toEqual((await bench.row(old.id)).created_at)
  })

  it("counts callbacks of the last hour, and outcomes of the last day by operator", async () => {
    const magic = ["24381", "24381", "24397"]
    const states = ["paid", "failed", "paid"]
    for (const [index, prefix] of magic.entries()) {
      const payment = await bench.pay({ phone: `${prefix}000900${index}` })
      await bench.setState(payment, states[index] ?? "")
      await bench.callBack(payment, { code: "0" })
      await bench.confirmNow(payment.id)
    }
    await bench.pay({ phone: "243970009008" })
    const yesterday = await bench.pay({ phone: "243810009009" })
    await bench.callBack(yesterday, { code: "0" })
    await bench.age(yesterday.id, "25 hours")
    await bench.sql(
      "UPDATE flexpay_timeline_entry SET created_at = created_at - interval '61 minutes' WHERE transaction_id = $1",
      [yesterday.id]
    )

    const { metrics } = await bench.flexpay.health.check()

    expect(metrics.callbacks_last_hour).toBe(3)
    expect(metrics.outcomes).toEqual([
      { operator: "vodacom", ended: 2, succeeded: 1 },
      { operator: "airtel", ended: 1, succeeded: 1 },
    ])
  })

  it("tells whether callbacks come, however old the last payments are", async () => {
    const ids: string[] = []
    for (const magic of ["1", "2", "3"]) {
      const payment = await bench.pay({ phone: `24381000900${magic}` })
      await bench.setState(payment, magic === "2" ? "failed" : "paid")
      if (magic === "1") {
        await bench.callBack(payment, { code: "0" })
      }
      await bench.confirmNow(payment.id)
      ids.push(payment.id)
    }
    const finalized = async () =>
      (await bench.flexpay.health.check()).metrics.finalized
    // A callback may come within minutes.
    expect(await finalized()).toEqual({ count: 0, without_callback: 0 })

    for (const id of ids) {
      await bench.age(id, "6 days")
    }
    expect(await finalized()).toEqual({ count: 3, without_callback: 2 })

    await bench.age(ids[0] ?? "", "2 days")
    expect(await finalized()).toEqual({ count: 2, without_callback: 2 })
  })

  it("counts what FlexPay refused for the token since it last accepted anything", async () => {
    const refused = async () =>
      (await bench.flexpay.health.check()).metrics.token_refused
    await bench.pay()
    await bench.control("settings", { authRefused: true })

    const { created_at } = await bench.pay()
    await bench.pay()
    expect(await refused()).toEqual({ count: 2, since: created_at })

    await bench.control("settings", { authRefused: false })
    await bench.pay()
    expect(await refused()).toEqual({ count: 0, since: null })
  })

  it("is taken without sending money, and without the token in it", async () => {
    const examination = await bench.flexpay.health.check()

    expect(await bench.received()).toMatchObject({ payments: 0, checks: 1 })
    expect(
      examination.probes.map(({ service, status }) => [service, status])
    ).toEqual([
      ["payment", "available"],
      ["card", "available"],
      ["payout", "available"],
      ["check", "available"],
    ])
    expect(JSON.stringify(examination)).not.toContain(
      "a-token-of-the-simulator"
    )
  })
})

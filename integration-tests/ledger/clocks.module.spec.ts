import { describeLedger } from "../setup/describe-ledger"
import { PayoutsBench } from "../setup/payouts-bench"

const TEN_MINUTES_MS = 10 * 60 * 1000

/** All that Jest can fake but the date. */
const TIMERS = [
  "hrtime",
  "nextTick",
  "performance",
  "queueMicrotask",
  "setImmediate",
  "clearImmediate",
  "setInterval",
  "clearInterval",
  "setTimeout",
  "clearTimeout",
] as const

describeLedger("On a server whose clock is ten minutes ahead", {}, (bench) => {
  const payouts = new PayoutsBench(bench)

  afterEach(() => {
    jest.useRealTimers()
  })

  function setClockAhead(): void {
    jest.useFakeTimers({
      now: Date.now() + TEN_MINUTES_MS,
      doNotFake: [...TIMERS],
    })
  }

  it("the ledger's time is the database's", async () => {
    setClockAhead()

    const [row] = await bench.sql<{ now: Date }>(
      "SELECT clock_timestamp() AS now"
    )
    const { now } = row ?? { now: new Date(0) }

    expect(
      Math.abs((await bench.flexpay.now()).getTime() - now.getTime())
    ).toBeLessThan(1_000)
    expect(Date.now() - now.getTime()).toBeGreaterThan(TEN_MINUTES_MS / 2)
  })

  it("another server's live push does not expire", async () => {
    const payment = await bench.pay()
    setClockAhead()

    expect(await bench.confirmNow(payment.id)).toMatchObject({
      state: "pending",
    })
  })

  it("a push lives as long as it should", async () => {
    setClockAhead()

    const { id } = await bench.pay()

    const [row] = await bench.sql(
      `SELECT expires_at - created_at < interval '6 minutes' AS lives,
         next_check_at - created_at < interval '1 minute' AS is_checked
       FROM flexpay_transaction WHERE id = $1`,
      [id]
    )
    expect(row).toEqual({ lives: true, is_checked: true })
  })

  it("a payout's failure is not believed early", async () => {
    const payment = await payouts.paid("10000", "0105")
    const payout = await payouts.payOut(payouts.refund(payment))
    await bench.setState(payout, "failed")
    setClockAhead()

    expect(await bench.confirmNow(payout.id)).toMatchObject({
      state: "pending",
      check_status: "not_paid",
    })
  })

  it("the times of a payout are the database's", async () => {
    const payment = await payouts.paid()
    setClockAhead()

    const payout = await payouts.payOut(payouts.refund(payment))
    await bench.setState(payout, "paid")
    await bench.confirmNow(payout.id)

    const [row] = await bench.sql(
      `SELECT sent_at <= clock_timestamp() AS sent,
         finalized_at <= clock_timestamp() AS settled,
         check_status_at <= clock_timestamp() AS told
       FROM flexpay_transaction WHERE id = $1`,
      [payout.id]
    )
    expect(row).toEqual({ sent: true, settled: true, check_status: true })
  })
})

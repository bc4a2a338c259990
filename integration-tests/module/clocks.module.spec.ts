import { describeModule } from "../setup/describe-module"
import { PayoutFixture } from "../setup/payout-fixture"

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

describeModule(
  "On a server whose clock is ten minutes ahead",
  {},
  (fixture) => {
    const payouts = new PayoutFixture(fixture)

    afterEach(() => {
      jest.useRealTimers()
    })

    function setClockAhead(): void {
      jest.useFakeTimers({
        now: Date.now() + TEN_MINUTES_MS,
        doNotFake: [...TIMERS],
      })
    }

    it("the module's time is the database's", async () => {
      setClockAhead()

      const [row] = await fixture.sql<{ now: Date }>(
        "SELECT clock_timestamp() AS now"
      )
      const { now } = row ?? { now: new Date(0) }

      expect(
        Math.abs((await fixture.flexpay.now()).getTime() - now.getTime())
      ).toBeLessThan(1_000)
      expect(Date.now() - now.getTime()).toBeGreaterThan(TEN_MINUTES_MS / 2)
    })

    it("another server's live push does not expire", async () => {
      const payment = await fixture.pay()
      setClockAhead()

      expect(await fixture.confirmNow(payment.id)).toMatchObject({
        state: "pending",
      })
    })

    it("a push expires after its full lifetime", async () => {
      setClockAhead()

      const { id } = await fixture.pay()

      const [row] = await fixture.sql(
        `SELECT expires_at - created_at < interval '6 minutes' AS lives,
         next_check_at - created_at < interval '1 minute' AS is_checked
       FROM flexpay_transaction WHERE id = $1`,
        [id]
      )
      expect(row).toEqual({ lives: true, is_checked: true })
    })

    it("a payout does not fail too early", async () => {
      const payment = await payouts.paid("10000", "0105")
      const payout = await payouts.payOut(payouts.refund(payment))
      await fixture.setState(payout, "failed")
      setClockAhead()

      expect(await fixture.confirmNow(payout.id)).toMatchObject({
        state: "pending",
        check_status: "not_paid",
      })
    })

    it("the times of a payout are the database's", async () => {
      const payment = await payouts.paid()
      setClockAhead()

      const payout = await payouts.payOut(payouts.refund(payment))
      await fixture.setState(payout, "paid")
      await fixture.confirmNow(payout.id)

      const [row] = await fixture.sql(
        `SELECT sent_at <= clock_timestamp() AS sent,
         finalized_at <= clock_timestamp() AS finalized,
         check_status_at <= clock_timestamp() AS check_status
       FROM flexpay_transaction WHERE id = $1`,
        [payout.id]
      )
      expect(row).toEqual({ sent: true, finalized: true, check_status: true })
    })
  }
)

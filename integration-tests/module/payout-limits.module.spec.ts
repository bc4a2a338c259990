import { describeModule } from "../setup/describe-module"
import { PayoutFixture } from "../setup/payout-fixture"

const REQUESTED_BY_ONE = { requested_by: "user_one" }

describeModule(
  "The limits of payouts",
  {
    payouts: {
      max_amount: { cdf: "5000" },
      max_per_day: { cdf: "12000" },
    },
  },
  (fixture) => {
    const payouts = new PayoutFixture(fixture)

    it("more than the largest amount is refused, and nothing is sent", async () => {
      const payment = await payouts.paid()

      await expect(
        payouts.payOut(payouts.refund(payment, { amount: "5001" }))
      ).rejects.toMatchObject({
        type: "not_allowed",
        code: "payout_too_large",
        message: expect.stringContaining(
          'A payout may be 5000 CDF at the most in this store (option "payouts.max_amount").'
        ),
      })
      expect((await payouts.atFlexPay()).requested).toBe(0)
    })

    it("the day's limit is exact under concurrency", async () => {
      const payment = await payouts.paid("50000")

      const requests = await Promise.allSettled(
        Array.from({ length: 20 }, () =>
          payouts.payOut(payouts.refund(payment, { amount: "2500" }))
        )
      )

      const refused = requests.filter(({ status }) => status === "rejected")
      expect(refused).toHaveLength(16)
      expect(refused[0]).toMatchObject({
        reason: {
          code: "payout_day_limit",
          message: expect.stringContaining(
            'Payouts may come to 12000 CDF a day at the most in this store (option "payouts.max_per_day"); 10000 went in the last 24 hours.'
          ),
        },
      })
      await fixture.until(
        async () => (await payouts.atFlexPay()).left.length === 4
      )
      expect((await payouts.atFlexPay()).requested).toBe(4)
    })

    it("a payout that was resent counts once a day, and twice when it arrived as well", async () => {
      const payment = await payouts.paid("50000")
      const request = () =>
        payouts.payOut(payouts.refund(payment, { amount: "5000" }))
      const expired = await request()
      const resent = await request()
      await fixture.sql(
        "UPDATE flexpay_transaction SET replaces_id = $1 WHERE id = $2",
        [expired.id, resent.id]
      )
      const set = (state: string) =>
        fixture.sql("UPDATE flexpay_transaction SET state = $1 WHERE id = $2", [
          state,
          expired.id,
        ])

      await set("succeeded")
      await expect(request()).rejects.toMatchObject({
        code: "payout_day_limit",
      })
      await set("expired")
      expect(await request()).toMatchObject({ amount: "5000" })
    })

    it("a payout counts again when the one that replaced it was canceled", async () => {
      const payment = await payouts.paid("50000")
      const request = () =>
        payouts.payOut(payouts.refund(payment, { amount: "5000" }))
      const unanswered = await request()
      const resent = await request()
      await fixture.sql(
        "UPDATE flexpay_transaction SET replaces_id = $1 WHERE id = $2",
        [unanswered.id, resent.id]
      )
      // FlexPay may have paid it: it is the first one's answer that is lacking.
      await fixture.sql(
        `UPDATE flexpay_transaction
         SET state = CASE id WHEN $1 THEN 'unknown' ELSE 'canceled' END
         WHERE kind = 'payout'`,
        [unanswered.id]
      )

      expect(await request()).toMatchObject({ amount: "5000" })
      await expect(request()).rejects.toMatchObject({
        code: "payout_day_limit",
      })
    })

    it("concurrent payouts never exceed the payment", async () => {
      const payment = await payouts.paid("7000")

      const requests = await Promise.allSettled(
        Array.from({ length: 20 }, () =>
          payouts.payOut(payouts.refund(payment, { amount: "2000" }))
        )
      )

      expect(
        requests.filter(({ status }) => status === "fulfilled")
      ).toHaveLength(3)
      await expect(
        payouts.payOut(payouts.refund(payment, { amount: "1001" }))
      ).rejects.toMatchObject({
        code: "exceeds_payment",
        message: expect.stringContaining(
          "This payment brought 7000 CDF, of which 6000 was given back or is on its way: 1001 is too much."
        ),
      })
      expect((await payouts.atFlexPay()).requested).toBe(3)
    })

    it("of two admins who saw the same paid out sum one may refund", async () => {
      const payment = await payouts.paid()
      const request = {
        ...REQUESTED_BY_ONE,
        refund_id: null,
        expected_paid_out: "0",
      }

      const requests = await Promise.allSettled(
        Array.from({ length: 20 }, () =>
          fixture.flexpay.payouts.draft(payouts.refund(payment, request))
        )
      )

      const refused = requests.filter(({ status }) => status === "rejected")
      expect(refused).toHaveLength(19)
      expect(refused[0]).toMatchObject({ reason: { code: "paid_out_changed" } })
    })
  }
)

describeModule(
  "The approval of payouts",
  {
    payouts: {
      max_amount: { cdf: "5000" },
      max_per_day: { cdf: "12000" },
      approval_above: { cdf: "3000" },
    },
  },
  (fixture) => {
    const payouts = new PayoutFixture(fixture)

    it("a payout counts from when it left, and one that may still leave on any day", async () => {
      const payment = await payouts.paid("50000")
      const waiting = await payouts.payOut(
        payouts.refund(payment, { amount: "5000" })
      )
      await payouts.age(waiting, "30 hours")
      const today = payouts.refund(payment, { amount: "3000" })
      await payouts.payOut(today)
      await payouts.payOut(payouts.refund(payment, { amount: "3000" }))

      await expect(
        payouts.payOut(payouts.refund(payment, { amount: "1001" }))
      ).rejects.toMatchObject({ code: "payout_day_limit" })
      await fixture.flexpay.payouts.approve(await fixture.row(waiting.id), {
        actor_id: "user_two",
      })
      await expect(
        payouts.payOut(payouts.refund(payment, { amount: "1001" }))
      ).rejects.toMatchObject({ code: "payout_day_limit" })
      await payouts.age(waiting, "25 hours")

      expect(
        await payouts.payOut(payouts.refund(payment, { amount: "1001" }))
      ).toMatchObject({ amount: "1001", reason: null })
    })

    it("a payout above a limit needs a second admin, and 20 concurrent approvals send it once", async () => {
      const payment = await payouts.paid()
      const payout = await payouts.payOut(
        payouts.refund(payment, { ...REQUESTED_BY_ONE, amount: "3001" })
      )
      expect((await payouts.atFlexPay()).requested).toBe(0)

      await Promise.all(
        Array.from({ length: 20 }, () =>
          fixture.flexpay.payouts.approve(payout, { actor_id: "user_two" })
        )
      )

      expect(payout).toMatchObject({
        state: "awaiting_approval",
        attention: "approval_needed",
        next_check_at: null,
      })
      expect((await payouts.atFlexPay()).requested).toBe(1)
      expect(await fixture.row(payout.id)).toMatchObject({
        state: "pending",
        requested_by: "user_one",
        approved_by: "user_two",
        attention: null,
      })
      expect(await fixture.eventTypes(payout.id)).toEqual([
        "approval_requested",
        "approved",
        "accepted",
      ])
    })

    it("an admin can't approve their own request", async () => {
      const payment = await payouts.paid()
      const payout = await payouts.payOut(
        payouts.refund(payment, { ...REQUESTED_BY_ONE, amount: "3001" })
      )

      await expect(
        fixture.flexpay.payouts.approve(payout, { actor_id: "user_one" })
      ).rejects.toMatchObject({
        code: "own_approval",
        message: expect.stringContaining(
          "This request is your own, so another admin must approve it."
        ),
      })
      expect((await payouts.atFlexPay()).requested).toBe(0)
    })

    it("a payout of a reversed payment can't be approved", async () => {
      const payment = await payouts.paid()
      const payout = await payouts.payOut(
        payouts.refund(payment, { ...REQUESTED_BY_ONE, amount: "3001" })
      )
      await fixture.setState(payment, "reversed")
      expect((await fixture.confirmNow(payment.id)).state).toBe("reversed")

      await expect(
        fixture.flexpay.payouts.approve(payout, { actor_id: "user_two" })
      ).rejects.toMatchObject({ code: "not_owed" })
      expect((await payouts.atFlexPay()).requested).toBe(0)
    })

    it("a payout is checked from its approval on", async () => {
      const payment = await payouts.paid("10000", "0105")
      const waiting = await payouts.payOut(
        payouts.refund(payment, { ...REQUESTED_BY_ONE, amount: "3001" })
      )
      await payouts.age(waiting, "100 hours")

      const approved = await fixture.flexpay.payouts.approve(
        await fixture.row(waiting.id),
        { actor_id: "user_two" }
      )
      const soon = await fixture.confirmNow(waiting.id)

      // Its early failure is not final yet, and checks go on.
      expect(approved.next_check_at).toEqual(expect.any(Date))
      expect(soon).toMatchObject({ state: "pending", attention: null })
      expect(soon.next_check_at).toEqual(expect.any(Date))
    })

    it("a rejection is recorded, and nothing is sent", async () => {
      const payment = await payouts.paid()
      const payout = await payouts.payOut(
        payouts.refund(payment, { ...REQUESTED_BY_ONE, amount: "3001" })
      )

      const rejected = await fixture.flexpay.payouts.reject(payout, {
        actor_id: "user_two",
        note: "The parcel is still with the shopper",
      })
      await fixture.flexpay.payouts.approve(payout, { actor_id: "user_two" })

      expect(rejected).toMatchObject({
        state: "refused",
        reason: "rejected",
        attention: "payout_refused",
      })
      expect(
        await fixture.sql(
          "SELECT type, actor_id, data FROM flexpay_timeline_entry WHERE transaction_id = $1 AND type = 'rejected'",
          [payout.id]
        )
      ).toEqual([
        {
          type: "rejected",
          actor_id: "user_two",
          data: { note: "The parcel is still with the shopper" },
        },
      ])
      expect((await payouts.atFlexPay()).requested).toBe(0)
    })
  }
)

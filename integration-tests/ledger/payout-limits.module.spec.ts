import { describeLedger } from "../setup/describe-ledger"
import { PayoutsBench } from "../setup/payouts-bench"

const ASKED_BY_ONE = { requested_by: "user_one" }

describeLedger(
  "The limits of payouts",
  {
    payouts: {
      max_amount: { cdf: "5000" },
      max_per_day: { cdf: "12000" },
      approval_above: { cdf: "3000" },
    },
  },
  (bench) => {
    const payouts = new PayoutsBench(bench)

    it("refuse more than the largest amount, and send nothing", async () => {
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
      expect((await payouts.atFlexPay()).asked).toBe(0)
    })

    it("hold the day's sum exactly, whoever asks at once", async () => {
      const payment = await payouts.paid("50000")

      const asked = await Promise.allSettled(
        Array.from({ length: 20 }, () =>
          payouts.payOut(payouts.refund(payment, { amount: "2500" }))
        )
      )

      const refused = asked.filter(({ status }) => status === "rejected")
      expect(refused).toHaveLength(16)
      expect(refused[0]).toMatchObject({
        reason: {
          code: "payout_day_limit",
          message: expect.stringContaining(
            'Payouts may come to 12000 CDF a day at the most in this store (option "payouts.max_per_day"); 10000 went in the last 24 hours.'
          ),
        },
      })
      await bench.until(
        async () => (await payouts.atFlexPay()).left.length === 4
      )
      expect((await payouts.atFlexPay()).asked).toBe(4)
    })

    it("count the day from when a payout left, and what may still leave on any day", async () => {
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
      await bench.flexpay.payouts.approve(await bench.row(waiting.id), {
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

    it("never let more out than the payment brought, whoever asks at once", async () => {
      const payment = await payouts.paid("7000")

      const asked = await Promise.allSettled(
        Array.from({ length: 20 }, () =>
          payouts.payOut(payouts.refund(payment, { amount: "2000" }))
        )
      )

      expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(
        3
      )
      await expect(
        payouts.payOut(payouts.refund(payment, { amount: "1001" }))
      ).rejects.toMatchObject({
        code: "exceeds_payment",
        message: expect.stringContaining(
          "This payment brought 7000 CDF, of which 6000 was given back or is on its way: 1001 is too much."
        ),
      })
      expect((await payouts.atFlexPay()).asked).toBe(3)
    })

    it("let one of two admins go ahead who saw the same sum given back", async () => {
      const payment = await payouts.paid()
      const wish = {
        ...ASKED_BY_ONE,
        refund_id: null,
        expected_paid_out: "0",
      }

      const asked = await Promise.allSettled(
        Array.from({ length: 20 }, () =>
          bench.flexpay.payouts.draft(payouts.refund(payment, wish))
        )
      )

      const refused = asked.filter(({ status }) => status === "rejected")
      expect(refused).toHaveLength(19)
      expect(refused[0]).toMatchObject({ reason: { code: "paid_out_changed" } })
    })

    it("ask for a second admin above an amount; her yes sends it once, of twenty at once", async () => {
      const payment = await payouts.paid()
      const payout = await payouts.payOut(
        payouts.refund(payment, { ...ASKED_BY_ONE, amount: "3001" })
      )
      expect((await payouts.atFlexPay()).asked).toBe(0)

      await Promise.all(
        Array.from({ length: 20 }, () =>
          bench.flexpay.payouts.approve(payout, { actor_id: "user_two" })
        )
      )

      expect(payout).toMatchObject({
        state: "awaiting_approval",
        attention: "approval_needed",
        next_check_at: null,
      })
      expect((await payouts.atFlexPay()).asked).toBe(1)
      expect(await bench.row(payout.id)).toMatchObject({
        state: "pending",
        requested_by: "user_one",
        approved_by: "user_two",
        attention: null,
      })
      expect(await bench.eventTypes(payout.id)).toEqual([
        "approval_requested",
        "approved",
        "accepted",
      ])
    })

    it("let nobody approve a wish of her own", async () => {
      const payment = await payouts.paid()
      const payout = await payouts.payOut(
        payouts.refund(payment, { ...ASKED_BY_ONE, amount: "3001" })
      )

      await expect(
        bench.flexpay.payouts.approve(payout, { actor_id: "user_one" })
      ).rejects.toMatchObject({
        code: "own_approval",
        message: expect.stringContaining(
          "You asked for this payout, so another admin must approve it."
        ),
      })
      expect((await payouts.atFlexPay()).asked).toBe(0)
    })

    it("stop an approval once FlexPay gave the money back itself", async () => {
      const payment = await payouts.paid()
      const payout = await payouts.payOut(
        payouts.refund(payment, { ...ASKED_BY_ONE, amount: "3001" })
      )
      await bench.setState(payment, "reversed")
      expect((await bench.confirmNow(payment.id)).state).toBe("reversed")

      await expect(
        bench.flexpay.payouts.approve(payout, { actor_id: "user_two" })
      ).rejects.toMatchObject({ code: "not_owed" })
      expect((await payouts.atFlexPay()).asked).toBe(0)
    })

    it("follow a payout from its approval, however long it waited for that", async () => {
      const payment = await payouts.paid("10000", "0105")
      const waiting = await payouts.payOut(
        payouts.refund(payment, { ...ASKED_BY_ONE, amount: "3001" })
      )
      await payouts.age(waiting, "100 hours")

      const approved = await bench.flexpay.payouts.approve(
        await bench.row(waiting.id),
        { actor_id: "user_two" }
      )
      const soon = await bench.confirmNow(waiting.id)

      // It "failed" at once, which is not believed yet, and is asked about on.
      expect(approved.next_check_at).toEqual(expect.any(Date))
      expect(soon).toMatchObject({ state: "pending", attention: null })
      expect(soon.next_check_at).toEqual(expect.any(Date))
    })

    it("record a second admin's no, and send nothing", async () => {
      const payment = await payouts.paid()
      const payout = await payouts.payOut(
        payouts.refund(payment, { ...ASKED_BY_ONE, amount: "3001" })
      )

      const rejected = await bench.flexpay.payouts.reject(payout, {
        actor_id: "user_two",
        note: "The parcel is still with the shopper",
      })
      await bench.flexpay.payouts.approve(payout, { actor_id: "user_two" })

      expect(rejected).toMatchObject({
        state: "refused",
        reason: "rejected",
        attention: "payout_refused",
      })
      expect(
        await bench.sql(
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
      expect((await payouts.atFlexPay()).asked).toBe(0)
    })
  }
)

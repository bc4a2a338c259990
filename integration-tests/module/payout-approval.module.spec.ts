import type {
  Patch,
  Payment,
  Transaction,
} from "../../src/modules/flexpay/transaction/transaction"
import { describeModule } from "../setup/describe-module"
import { PayoutFixture } from "../setup/payout-fixture"

const OTHER_PHONE = "243812340001"

describeModule(
  "A store with an approval threshold in CDF",
  { payouts: { approval_above: { cdf: "20000" } } },
  (fixture) => {
    const payouts = new PayoutFixture(fixture)

    it("a payout that passes the threshold with earlier ones needs approval", async () => {
      const payment = await payouts.paid("50000")

      const first = await payOut(payment, "20000")
      const second = await payOut(payment, "8000")

      expect(first.state).toBe("pending")
      expect(second).toMatchObject({
        state: "awaiting_approval",
        attention: "approval_needed",
      })
      expect((await payouts.atFlexPay()).requested).toBe(1)
    })

    it("payouts of more than 24 hours ago do not count against the threshold", async () => {
      const payment = await payouts.paid("50000")
      await payouts.age(await payOut(payment, "20000"), "25 hours")

      expect((await payOut(payment, "20000")).state).toBe("pending")
    })

    it("a payout that waits for approval counts at any age", async () => {
      const payment = await payouts.paid("50000")
      await payouts.age(await payOut(payment, "20001"), "30 hours")

      expect((await payOut(payment, "1000")).state).toBe("awaiting_approval")
    })

    it("of concurrent payouts that pass the threshold together one leaves at most", async () => {
      const payment = await payouts.paid("50000")

      const all = await Promise.all(
        Array.from({ length: 10 }, () => payOut(payment, "4000"))
      )

      const sent = all.filter(({ state }) => state === "pending")
      expect(sent.length * 4000).toBeLessThanOrEqual(20_000)
      expect((await payouts.atFlexPay()).requested).toBe(sent.length)
    })

    it("a number that did not pay needs approval for any amount", async () => {
      const payment = await payouts.paid("50000")

      const payout = await payouts.payOut(
        payouts.refund(payment, { amount: "1000", phone: OTHER_PHONE })
      )

      expect(payout.state).toBe("awaiting_approval")
      expect((await payouts.atFlexPay()).requested).toBe(0)
    })

    it("an approval covers one payout, and the next one needs its own", async () => {
      const payment = await payouts.paid("50000")
      const first = await payOut(payment, "21000")
      const approved = await fixture.flexpay.payouts.approve(first, {
        actor_id: "user_two",
      })

      expect(approved.state).toBe("pending")
      expect((await payOut(payment, "21000")).state).toBe("awaiting_approval")
      expect(
        await fixture.sql(
          "SELECT actor_id, data FROM flexpay_timeline_entry WHERE transaction_id = $1 AND type = 'approved'",
          [first.id]
        )
      ).toEqual([
        {
          actor_id: "user_two",
          data: {
            amount: "21000",
            currency_code: "cdf",
            phone: expect.stringContaining("•"),
          },
        },
      ])
    })

    it("the request names what an approval covers, and what was counted", async () => {
      const payment = await payouts.paid("50000")
      await payOut(payment, "15000")

      const { id } = await payOut(payment, "8000")

      expect(await fixture.events(id)).toEqual([
        {
          type: "approval_requested",
          data: {
            amount: "8000",
            currency_code: "cdf",
            phone: "+243 81 ••• •• 01",
            counted: "23000",
            threshold: "20000",
          },
        },
      ])
    })

    it("nothing changes what a waiting payout was requested for, and that is sent", async () => {
      const payment = await payouts.paid("50000")
      const request = payouts.refund(payment, { amount: "21000" })
      const waiting = await payouts.payOut(request)
      const other = { amount: "30000", phone: OTHER_PHONE }

      // The same refund once more, with other data.
      await payouts.payOut({ ...request, ...other })
      await fixture.flexpay.payouts.submit({ ...waiting, ...other }, request)
      await fixture.flexpay.payouts.cancelDraft(waiting.id)
      await fixture.flexpay.payments.correctDeferred(waiting.id, other)
      await fixture.flexpay.checks.checkFor(waiting.id, {})
      await fixture.age(waiting.id, "14 months")
      await fixture.flexpay.redaction.redact(10)
      const before = await fixture.row(waiting.id)
      const sent = await fixture.flexpay.payouts.approve(
        { ...before, ...other },
        { actor_id: "user_two" }
      )

      expect(requestOf(before)).toEqual(requestOf(waiting))
      expect(requestOf(sent)).toEqual(requestOf(waiting))
      expect(await fixture.events(waiting.id)).toContainEqual({
        type: "approved",
        data: expect.objectContaining({ amount: "21000" }),
      })
      await fixture.until(
        async () => (await payouts.atFlexPay()).left.length > 0
      )
      expect((await payouts.atFlexPay()).left).toEqual(["21000"])
    })

    it("a waiting payout that is submitted again a day later still waits", async () => {
      const payment = await payouts.paid("50000")
      const earlier = await payOut(payment, "20000")
      const request = payouts.refund(payment, { amount: "8000" })
      const waiting = await payouts.payOut(request)
      await payouts.age(earlier, "25 hours")

      const again = await fixture.flexpay.payouts.submit(waiting, request)

      expect(again.state).toBe("awaiting_approval")
      expect(await fixture.eventTypes(waiting.id)).toEqual([
        "approval_requested",
      ])
      expect((await payouts.atFlexPay()).requested).toBe(1)
    })

    it("no write has a column of a request", () => {
      // @ts-expect-error -- the approval covers the amount
      const amount: Patch = { amount: "30000" }
      // @ts-expect-error -- the approval covers the number
      const phone: Patch = { phone: OTHER_PHONE }
      // @ts-expect-error -- the approval covers the payment
      const payment: Patch = { payment_transaction_id: "fptx_other" }

      expect([amount, phone, payment]).toHaveLength(3)
    })

    it.each([
      ["its number", undefined],
      ["another number", OTHER_PHONE],
    ])(
      "an approved payout that failed and is resent to %s is asked for anew",
      async (_, phone) => {
        const payment = await payouts.paid("50000", "0105")
        const first = await payOut(payment, "21000")
        await fixture.flexpay.payouts.approve(first, { actor_id: "user_two" })
        await payouts.age(first, "4 minutes")
        await fixture.until(
          async () => (await fixture.confirmNow(first.id)).state === "failed"
        )

        const draft = await fixture.flexpay.payouts.draft(
          payouts.refund(payment, {
            amount: "21000",
            refund_id: null,
            replaces_id: first.id,
            ...(phone && { phone }),
          })
        )
        const again = await fixture.flexpay.payouts.submit(draft, {
          refund_id: first.refund_id,
        })

        expect(again).toMatchObject({
          state: "awaiting_approval",
          approved_by: null,
          phone: phone ?? first.phone,
        })
        expect((await payouts.atFlexPay()).requested).toBe(1)
      }
    )

    it.each(["approve", "reject"] as const)(
      "a secret API key can't %s",
      async (decision) => {
        const payment = await payouts.paid("50000")
        const payout = await payOut(payment, "21000")

        await expect(
          fixture.flexpay.payouts[decision](payout, {
            actor_id: "apk_any",
            note: "No",
          })
        ).rejects.toMatchObject({ type: "forbidden", code: "user_required" })
        expect((await fixture.row(payout.id)).state).toBe("awaiting_approval")
      }
    )

    /** What a payout was requested for. */
    function requestOf(payout: Transaction) {
      const { amount, session_amount, currency_code, phone } = payout
      const { payment_transaction_id, refund_id, requested_by } = payout
      return {
        ...{ amount, session_amount, currency_code, phone },
        ...{ payment_transaction_id, refund_id, requested_by },
      }
    }

    async function payOut(payment: Payment, amount: string) {
      return await payouts.payOut(payouts.refund(payment, { amount }))
    }
  }
)

describeModule(
  "A store without an approval threshold",
  { payouts: { approval_above: { usd: "1" } } },
  (fixture) => {
    it("a number that did not pay needs no approval", async () => {
      const payouts = new PayoutFixture(fixture)
      const payment = await payouts.paid("50000")

      const payout = await payouts.payOut(
        payouts.refund(payment, { phone: OTHER_PHONE })
      )

      expect(payout.state).toBe("pending")
    })
  }
)

describeModule(
  "A store with payouts enabled and no limit in CDF",
  { payouts: { enabled: true, max_per_day: { cdf: undefined, usd: "10" } } },
  (fixture) => {
    it("a payout is refused, and the message names the option", async () => {
      const payouts = new PayoutFixture(fixture)
      const payment = await payouts.paid()

      await expect(
        payouts.payOut(payouts.refund(payment))
      ).rejects.toMatchObject({
        type: "not_allowed",
        code: "payouts_unlimited",
        message: expect.stringContaining(
          'This store has no limit for payouts in CDF: set "payouts.max_per_day.cdf" in medusa-config. Nothing was sent.'
        ),
      })
      expect((await payouts.atFlexPay()).requested).toBe(0)
    })
  }
)

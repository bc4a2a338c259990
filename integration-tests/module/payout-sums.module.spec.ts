import type { PayoutRequest } from "../../src/modules/flexpay/payouts/new-payout"
import { sumHeld, sumSent } from "../../src/modules/flexpay/payouts/payout-sums"
import type {
  Payment,
  State,
  Transaction,
} from "../../src/modules/flexpay/transaction/transaction"
import { describeModule } from "../setup/describe-module"
import { PayoutFixture } from "../setup/payout-fixture"

describeModule(
  "What was given back",
  { payouts: { max_per_day: { cdf: "4000" } } },
  (fixture) => {
    const payouts = new PayoutFixture(fixture)

    it("payouts are summed by payment", async () => {
      const [one, other] = [
        await payouts.paid("2000"),
        await payouts.paid("2000", "0011"),
      ]

      await draft(one, { amount: "1500" })
      await draft(other, { amount: "1400" })

      expect(sumHeld(await fixture.flexpay.search.listPayouts(one.id))).toBe(
        "1500"
      )
      expect(sumHeld(await fixture.flexpay.search.listPayouts(other.id))).toBe(
        "1400"
      )
      await expect(draft(one, { amount: "501" })).rejects.toMatchObject({
        code: "exceeds_payment",
      })
    })

    it("a payout counts against its payment at any age", async () => {
      const payment = await payouts.paid("2000")
      const transaction = await draft(payment, { amount: "1500" })
      await payouts.age(transaction, "30 days")

      await expect(draft(payment, { amount: "501" })).rejects.toMatchObject({
        code: "exceeds_payment",
      })
    })

    it.each<State>(["refused", "failed", "canceled"])(
      "a payout that is %s does not count",
      async (state) => {
        const payment = await payouts.paid("3000")
        for (const _ of ["first", "second", "third"]) {
          const transaction = await draft(payment, { amount: "3000" })
          expect(
            sumHeld(await fixture.flexpay.search.listPayouts(payment.id))
          ).toBe("3000")
          await set(transaction, state)
        }

        expect(
          sumHeld(await fixture.flexpay.search.listPayouts(payment.id))
        ).toBe("0")
      }
    )

    it("a payout counts against the day's limit of its own currency", async () => {
      const payment = await payouts.paid("9000")
      const transaction = await draft(payment, { amount: "4000" })
      await fixture.sql(
        "UPDATE flexpay_transaction SET currency_code = 'usd' WHERE id = $1",
        [transaction.id]
      )

      expect(await draft(payment, { amount: "4000" })).toMatchObject({
        amount: "4000",
      })
    })

    it("payouts of all payments count against the day's limit", async () => {
      const [one, other] = [
        await payouts.paid("3000"),
        await payouts.paid("3000", "0011"),
      ]
      await draft(one, { amount: "3000" })

      await expect(draft(other, { amount: "1001" })).rejects.toMatchObject({
        code: "payout_day_limit",
      })
    })

    it("a resent payout counts once, unless both arrived", async () => {
      const payment = await payouts.paid("2000")
      const unanswered = await draft(payment, { amount: "1500" })
      await set(unanswered, "unknown")
      const again = await sendAgain(payment, unanswered)

      expect(
        sumHeld(await fixture.flexpay.search.listPayouts(payment.id))
      ).toBe("1500")
      await set(unanswered, "succeeded")
      expect(
        sumHeld(await fixture.flexpay.search.listPayouts(payment.id))
      ).toBe("3000")
      await set(unanswered, "unknown")
      await fixture.flexpay.payouts.cancelDraft(again.id)
      expect(
        sumHeld(await fixture.flexpay.search.listPayouts(payment.id))
      ).toBe("1500")
    })

    it("a failed payout is resent once, and again when that one was canceled", async () => {
      const payment = await payouts.paid("2000")
      const unanswered = await draft(payment, { amount: "2000" })
      await set(unanswered, "unknown")

      const again = await sendAgain(payment, unanswered)
      await expect(sendAgain(payment, unanswered)).rejects.toMatchObject({
        code: "already_resent",
      })
      expect(await replacementOf(unanswered)).toBe(again.id)
      expect(await replacementOf(again)).toBeUndefined()

      await fixture.flexpay.payouts.cancelDraft(again.id)
      expect(await replacementOf(unanswered)).toBeUndefined()
      expect(await sendAgain(payment, unanswered)).toMatchObject({
        state: "draft",
      })
    })

    it("a refund has one first payout", async () => {
      const payment = await payouts.paid("2000")
      const input = { refund_id: "ref_1" }
      const unanswered = await draft(payment, input)
      await set(unanswered, "unknown")
      const again = await sendAgain(payment, unanswered)

      // The row that was written last stands behind the other, in the table and
      // in its index.
      for (const last of [again, unanswered]) {
        await rewrite(last)
        expect(
          await fixture.flexpay.payouts.payOutRefund(
            payouts.refund(payment, input),
            null
          )
        ).toMatchObject({ id: unanswered.id })
      }
    })

    it("a payout that is changing is awaited before another one is written", async () => {
      const payment = await payouts.paid("2000")
      const failed = await draft(payment, { amount: "1500" })
      await set(failed, "failed")

      await fixture.sql("BEGIN")
      await set(failed, "succeeded")
      const drafting = draft(payment, { amount: "501" }).catch(
        (error: unknown) => error
      )
      await fixture.until(async () => await isWaiting())
      await fixture.sql("COMMIT")

      expect(await drafting).toMatchObject({ code: "exceeds_payment" })
    })

    it.each<[State, string]>([
      ["draft", "0"],
      ["awaiting_approval", "0"],
      ["submitting", "1000"],
      ["unknown", "1000"],
    ])("of a payout that is %s, %s were sent", async (state, sent) => {
      const payment = await payouts.paid("2000")
      await set(await draft(payment), state)

      const { flexpay } = fixture
      expect(sumHeld(await flexpay.search.listPayouts(payment.id))).toBe("1000")
      expect(sumSent(await flexpay.search.listPayouts(payment.id))).toBe(sent)
    })

    async function draft(
      payment: Payment,
      changes: Partial<PayoutRequest> = {}
    ) {
      return await fixture.flexpay.payouts.draft(
        payouts.refund(payment, changes)
      )
    }

    async function sendAgain(payment: Payment, unanswered: Transaction) {
      return await draft(payment, {
        amount: unanswered.amount,
        refund_id: unanswered.refund_id,
        replaces_id: unanswered.id,
        justification: "FlexPay's support wrote that no money left",
      })
    }

    async function set({ id }: Transaction, state: State): Promise<void> {
      await fixture.sql(
        "UPDATE flexpay_transaction SET state = $2 WHERE id = $1",
        [id, state]
      )
    }

    /** Writes a row anew, with new entries in its indexes. */
    async function rewrite({ id, refund_id }: Transaction): Promise<void> {
      for (const value of ["ref_other", refund_id]) {
        await fixture.sql(
          "UPDATE flexpay_transaction SET refund_id = $2 WHERE id = $1",
          [id, value]
        )
      }
    }

    /** Whether a connection waits for a row that this one has changed. */
    async function isWaiting(): Promise<boolean> {
      const waiting = await fixture.sql(
        `SELECT 1 FROM pg_stat_activity
         WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))`
      )
      return waiting.length > 0
    }

    async function replacementOf({ id }: Transaction) {
      return (await fixture.flexpay.transactions.findReplacement(id))?.id
    }
  }
)

import type { PayoutRequest } from "../../src/modules/flexpay/payouts/new-payout"
import { sumHeld } from "../../src/modules/flexpay/payouts/payout-sums"
import type {
  Payment,
  Transaction,
} from "../../src/modules/flexpay/transaction/transaction"
import { syncPayout } from "../../src/workflows/sync/on-payout"
import { describeModule } from "../setup/describe-module"
import { PayoutFixture } from "../setup/payout-fixture"

/** Payouts to this number fail later. */
const FAILS_LATER = "0105"
const EXPLANATION = "FlexPay's support wrote that no money left"

describeModule(
  "A payment's money",
  { pushes_per_phone: 100, payouts: { approval_above: { cdf: "50000" } } },
  (fixture) => {
    const payouts = new PayoutFixture(fixture)

    describe("that Medusa has not booked", () => {
      it("unbooked money that is refunded goes back and becomes no order", async () => {
        const payment = await unbooked()

        await draft(payment, { amount: payment.amount })

        expect(await fixture.row(payment.id)).toMatchObject({
          disposition: "going_back",
          attention: null,
        })
        expect(
          await fixture.flexpay.syncs.acquire(payment.id, "a-sync")
        ).toBeNull()
      })

      it("the rest of partly refunded money stays in the attention list", async () => {
        const payment = await unbooked()

        await draft(payment, { amount: "4000" })

        expect(await fixture.row(payment.id)).toMatchObject({
          disposition: "going_back",
          attention: "order_not_placed",
        })
        expect(await fixture.eventTypes(payment.id)).toContain("attention")
      })

      it("a refund is refused while the order is being placed, and nothing is written", async () => {
        const payment = await unbooked()
        await fixture.flexpay.syncs.acquire(payment.id, "a-sync")

        await expect(draft(payment)).rejects.toMatchObject({
          code: "order_being_placed",
        })

        expect(
          sumHeld(await fixture.flexpay.search.listPayouts(payment.id))
        ).toBe("0")
        expect((await fixture.row(payment.id)).disposition).toBe(
          "becoming_order"
        )
      })

      it("of a concurrent order and refund one gets the money", async () => {
        for (let round = 0; round < 10; round++) {
          const payment = await unbooked()

          const [placing, ...drafts] = await Promise.allSettled([
            fixture.flexpay.syncs.acquire(payment.id, "a-sync"),
            draft(payment, { amount: payment.amount }),
            draft(payment, { amount: payment.amount }),
          ])

          const isPlacing =
            placing.status === "fulfilled" && placing.value !== null
          const written = drafts.filter(({ status }) => status === "fulfilled")
          expect(written).toHaveLength(isPlacing ? 0 : 1)
        }
      })

      it("money returns to the attention list when its only refund is canceled", async () => {
        const payment = await unbooked()
        const { id } = await draft(payment, { amount: payment.amount })

        await fixture.flexpay.payouts.cancelDraft(id)

        expect(await fixture.row(payment.id)).toMatchObject({
          disposition: "awaiting_operator",
          attention: "refund_not_sent",
          attention_at: expect.any(Date),
        })
      })

      it("money keeps its earlier attention when its refund is canceled", async () => {
        const payment = await unbooked()
        await set(
          payment,
          "attention = 'cart_changed', disposition = 'awaiting_operator'"
        )
        const { id } = await draft(payment)
        expect((await fixture.row(payment.id)).disposition).toBe("going_back")

        await fixture.flexpay.payouts.cancelDraft(id)

        expect(await fixture.row(payment.id)).toMatchObject({
          disposition: "awaiting_operator",
          attention: "cart_changed",
        })
      })

      it("money returns to the attention list when a draft expires", async () => {
        const payment = await unbooked()
        const lapsed = await draft(payment, { amount: payment.amount })
        await payouts.age(lapsed, "6 minutes")

        await sync(await fixture.confirmNow(lapsed.id))

        expect(await fixture.row(payment.id)).toMatchObject({
          disposition: "awaiting_operator",
          attention: "refund_not_sent",
        })
      })

      it("money returns to the attention list when a second admin rejects the refund", async () => {
        const payment = await unbooked("60000")
        const waiting = await fixture.flexpay.payouts.submit(
          await draft(payment, { amount: "60000" }),
          { refund_id: null }
        )

        await fixture.flexpay.payouts.reject(waiting, { actor_id: "user_two" })

        expect(waiting.state).toBe("awaiting_approval")
        expect(await fixture.row(waiting.id)).toMatchObject({ attention: null })
        expect(await fixture.row(payment.id)).toMatchObject({
          disposition: "awaiting_operator",
          attention: "refund_not_sent",
        })
      })

      it("money does not return to the attention list while another payout holds it", async () => {
        const payment = await unbooked()
        await fixture.flexpay.payouts.submit(
          await draft(payment, { amount: "4000" }),
          { refund_id: null }
        )
        const rest = await draft(payment, { amount: "6000" })

        await fixture.flexpay.payouts.cancelDraft(rest.id)

        expect(await fixture.row(payment.id)).toMatchObject({
          disposition: "going_back",
          attention: "order_not_placed",
        })
      })

      it("money is resolved with its only payout", async () => {
        const payment = await unbooked("10000", FAILS_LATER)
        const failed = await fail(
          await fixture.flexpay.payouts.submit(
            await draft(payment, { amount: payment.amount }),
            { refund_id: null }
          )
        )

        await fixture.flexpay.payouts.resolve(failed, { type: "resolved" })

        expect(await fixture.row(payment.id)).toMatchObject({
          disposition: "resolved",
          attention: null,
        })
        await expect(draft(payment)).rejects.toMatchObject({
          code: "justification_missing",
        })
        await draft(payment, { justification: "The cash was brought back" })
        expect(await fixture.eventTypes(payment.id)).toContain("justification")
      })
    })

    describe("beside a payout that failed later", () => {
      it("money with a failed payout is only resent, never refunded anew", async () => {
        const payment = await payouts.paid("10000", FAILS_LATER)
        const failed = await fail(await payouts.payOut(payouts.refund(payment)))
        await fixture.control("outcomes", {
          phone: payment.phone,
          payout: "paid",
        })

        const fresh = await Promise.allSettled(
          ["user_one", "user_two", null].map((requested_by) =>
            payouts.payOut(payouts.refund(payment, { requested_by }))
          )
        )
        const again = await Promise.allSettled(
          Array.from({ length: 5 }, () => resend(payment, failed))
        )

        const codes = [...fresh, ...again].map((result) =>
          result.status === "fulfilled" ? "sent" : result.reason.code
        )
        expect(codes.slice(0, 3)).toEqual(Array(3).fill("payout_open"))
        expect(codes.slice(3).sort()).toEqual([
          ...Array<string>(4).fill("already_resent"),
          "sent",
        ])
        expect(fresh[0]).toMatchObject({
          reason: { message: expect.stringContaining(failed.reference) },
        })
      })

      it("a resolved failed payout stays resolved when FlexPay repeats the failure", async () => {
        const payment = await payouts.paid("10000", FAILS_LATER)
        const failed = await fail(await payouts.payOut(payouts.refund(payment)))
        await fixture.flexpay.payouts.resolve(failed, { type: "resolved" })

        for (const _ of ["a minute", "an hour"]) {
          await fixture.confirmNow(failed.id)
        }

        expect(await fixture.row(failed.id)).toMatchObject({
          state: "failed",
          attention: null,
        })
        await expect(resend(payment, failed)).rejects.toMatchObject({
          code: "justification_missing",
        })
      })

      it("a resolved payout that arrives is contradicted", async () => {
        const payment = await payouts.paid("10000", FAILS_LATER)
        const failed = await fail(await payouts.payOut(payouts.refund(payment)))
        await fixture.flexpay.payouts.resolve(failed, { type: "resolved" })

        await arrive(failed)

        expect(await fixture.row(failed.id)).toMatchObject({
          state: "succeeded",
          attention: "contradicted",
        })
      })

      it.each([
        ["unknown", "outcome_unknown"],
        ["pending", "never_final"],
      ])(
        "a resolved payout in state %s that arrives after all is contradicted",
        async (state, attention) => {
          const payment = await payouts.paid("10000", FAILS_LATER)
          const { id } = await payouts.payOut(payouts.refund(payment))
          await set({ id }, `state = '${state}', attention = '${attention}'`)
          const open = await fixture.row(id)
          await fixture.flexpay.payouts.resolve(open, { type: "resolved" })

          await arrive(open)

          expect(await fixture.row(id)).toMatchObject({
            state: "succeeded",
            attention: "contradicted",
          })
        }
      )

      it("a failed payout that arrives beside a new one is paid out twice", async () => {
        const payment = await payouts.paid("10000", FAILS_LATER)
        const whole = { amount: "10000" }
        const failed = await fail(
          await payouts.payOut(payouts.refund(payment, whole))
        )
        await fixture.flexpay.payouts.resolve(failed, { type: "resolved" })
        await fixture.control("outcomes", {
          phone: payment.phone,
          payout: "paid",
        })
        const fresh = await payouts.payOut(payouts.refund(payment, whole))
        await sync(await fixture.confirmNow(fresh.id))

        await arrive(failed)

        expect((await fixture.row(fresh.id)).attention).toBeNull()
        expect(await fixture.row(failed.id)).toMatchObject({
          state: "succeeded",
          attention: "paid_out_twice",
        })
      })

      it("nothing is resent for a payout that arrived, not even an approved one", async () => {
        const payment = await payouts.paid("60000", FAILS_LATER)
        const first = await payouts.payOut(
          payouts.refund(payment, { amount: "60000" })
        )
        const sent = await fixture.flexpay.payouts.approve(first, {
          actor_id: "user_two",
        })
        const failed = await fail(sent)
        const waiting = await fixture.flexpay.payouts.submit(
          await resend(payment, failed),
          { refund_id: null }
        )
        await arrive(failed)

        await expect(
          fixture.flexpay.payouts.approve(waiting, { actor_id: "user_two" })
        ).rejects.toMatchObject({ code: "not_owed" })
        await expect(resend(payment, waiting)).rejects.toMatchObject({
          code: "payout_arrived",
        })
        expect((await payouts.atFlexPay()).requested).toBe(1)
      })
    })

    describe("that FlexPay returned or paid short", () => {
      it("a returned payout is resent whole with a justification, and counts once", async () => {
        const payment = await payouts.paid("10000")
        const paid = await payouts.payOut(
          payouts.refund(payment, { amount: "10000" })
        )
        await fixture.until(
          async () => (await fixture.confirmNow(paid.id)).state === "succeeded"
        )
        await sync(paid)
        await fixture.setState(paid, "reversed")
        const returned = await fixture.confirmNow(paid.id)
        await fixture.flexpay.payouts.resolve(returned, { type: "resolved" })
        const repeated = await fixture.confirmNow(paid.id)

        const again = await resend(payment, repeated, {
          justification: "The recipient's wallet was closed",
        })

        expect(returned).toMatchObject({
          state: "succeeded",
          attention: "contradicted",
        })
        expect(repeated.attention).toBeNull()
        expect(again.amount).toBe("10000")
        expect(
          sumHeld(await fixture.flexpay.search.listPayouts(payment.id))
        ).toBe("10000")
      })

      it("the rest of a short payout is sent with a justification", async () => {
        const payment = await payouts.paid("10000", "0113")
        const { id } = await payouts.payOut(
          payouts.refund(payment, { amount: "10000" })
        )
        await fixture.until(
          async () => (await fixture.confirmNow(id)).state === "succeeded"
        )
        const short = await fixture.row(id)
        const rest = String(10000 - Number(short.received_amount))

        await expect(resend(payment, short)).rejects.toMatchObject({
          code: "justification_missing",
        })
        const again = await resend(payment, short, {
          justification: EXPLANATION,
        })

        expect(short.attention).toBe("amount_differs")
        expect(again.amount).toBe(rest)
        expect(
          sumHeld(await fixture.flexpay.search.listPayouts(payment.id))
        ).toBe("10000")
      })
    })

    describe("checked before money leaves", () => {
      it("a payout is checked at once, due or not", async () => {
        const payment = await payouts.paid("10000", FAILS_LATER)
        const payout = await payouts.payOut(payouts.refund(payment))
        await fixture.setState(payout, "paid")

        const fresh = await fixture.flexpay.checks.checkNow(payout.id, 4_000)

        expect(fresh).toMatchObject({
          isAnswered: true,
          transaction: { state: "succeeded", check_status: "paid" },
        })
      })

      it.each(["drop", "html", "error_500"])(
        "no answer or an unreadable one leaves a payout unanswered (%s)",
        async (kind) => {
          const payment = await payouts.paid("10000", FAILS_LATER)
          const payout = await payouts.payOut(payouts.refund(payment))
          await fixture.control("faults", {
            service: "check",
            kind,
            times: null,
          })

          expect(
            await fixture.flexpay.checks.checkNow(payout.id, 4_000)
          ).toMatchObject({
            isAnswered: false,
          })
        }
      )

      it("a check waits no longer than the given time", async () => {
        const payment = await payouts.paid("10000", FAILS_LATER)
        const payout = await payouts.payOut(payouts.refund(payment))
        await fixture.control("faults", { service: "check", kind: "hang" })

        expect(
          await fixture.flexpay.checks.checkNow(payout.id, 50)
        ).toMatchObject({
          isAnswered: false,
        })
      })

      it("a payout without an order number is not checkable", async () => {
        const payment = await payouts.paid("10000", "0107")
        const unanswered = await payouts.payOut(payouts.refund(payment))

        expect(
          await fixture.flexpay.checks.checkNow(unanswered.id, 4_000)
        ).toBeNull()
      })
    })

    describe("that an operator accepts", () => {
      const word = { actor_id: "user_one", justification: EXPLANATION }

      it("an accepted payment has the amount of the check, and waits for the operator", async () => {
        const foreign = await unbound()

        await fixture.flexpay.acceptance.accept(foreign, word, 4_000)

        expect(await fixture.row(foreign.id)).toMatchObject({
          state: "succeeded",
          reason: null,
          attention: "reference_differs",
          disposition: "awaiting_operator",
          received_amount: "10000",
          received_currency_code: "cdf",
        })
        expect(await fixture.events(foreign.id)).toContainEqual({
          type: "accepted_by_operator",
          data: expect.objectContaining({ justification: EXPLANATION }),
        })
      })

      it("a payment is not accepted when the fresh check differs or fails", async () => {
        const foreign = await unbound()
        await fixture.control("faults", {
          service: "check",
          kind: "drop",
          times: 9,
        })
        await expect(
          fixture.flexpay.acceptance.accept(foreign, word, 4_000)
        ).rejects.toMatchObject({ code: "check_unavailable" })

        const proven = await fixture.row(foreign.id)
        await set(proven, "check_status = 'mismatch'")
        await fixture.control("faults", {
          service: "check",
          kind: "hang",
          times: 1,
        })
        await expect(
          fixture.flexpay.acceptance.accept(foreign, word, 50)
        ).rejects.toMatchObject({ code: "check_unavailable" })
        expect((await fixture.row(foreign.id)).state).toBe("expired")
      })

      it("an accepted payment of an unknown amount has the stated one, at most the requested", async () => {
        const payment = await unbooked()
        await set(
          payment,
          "attention = 'amount_unknown', disposition = 'awaiting_operator'"
        )
        const unknown = await mustFind(payment)
        const accept = (amount?: string) =>
          fixture.flexpay.acceptance.accept(unknown, { ...word, amount }, 4_000)

        await expect(draft(payment)).rejects.toMatchObject({
          code: "amount_unknown",
        })
        await expect(accept()).rejects.toMatchObject({ code: "amount_missing" })
        await expect(accept("10000.01")).rejects.toMatchObject({
          code: "amount_too_large",
        })
        const accepted = await Promise.allSettled(
          Array.from({ length: 5 }, () => accept("9000"))
        )

        expect(
          accepted.filter(({ status }) => status === "fulfilled")
        ).toHaveLength(1)
        expect((await fixture.row(payment.id)).received_amount).toBe("9000")
        await expect(draft(payment, { amount: "9001" })).rejects.toMatchObject({
          code: "exceeds_payment",
        })
        expect(await draft(payment, { amount: "9000" })).toMatchObject({
          amount: "9000",
        })
      })
    })

    /** Money that came, and of which Medusa has made nothing yet. */
    async function unbooked(
      amount = "10000",
      magic = "0001"
    ): Promise<Payment> {
      const { id } = await fixture.pay({ phone: `24381000${magic}`, amount })
      await fixture.until(
        async () => (await fixture.confirmNow(id)).state === "succeeded"
      )
      return await mustFind({ id })
    }

    /** A payment whose order number FlexPay gives another reference. */
    async function unbound(): Promise<Payment> {
      const payment = await unbooked()
      await set(
        payment,
        `state = 'expired', disposition = NULL, attention = 'reference_differs',
         check_status = 'paid_mismatch', reference = 'ANOTHER'`
      )
      return await mustFind(payment)
    }

    async function mustFind({ id }: Pick<Payment, "id">): Promise<Payment> {
      const payment = await fixture.flexpay.payments.findById(id)
      if (!payment) {
        throw new Error(`No payment ${id}`)
      }
      return payment
    }

    async function draft(
      payment: Payment,
      changes: Partial<PayoutRequest> = {}
    ): Promise<Transaction> {
      return await fixture.flexpay.payouts.draft(
        payouts.refund(payment, {
          refund_id: null,
          is_in_medusa: false,
          ...changes,
        })
      )
    }

    async function resend(
      payment: Payment,
      { id, amount, refund_id }: Transaction,
      changes: Partial<PayoutRequest> = {}
    ): Promise<Transaction> {
      return await fixture.flexpay.payouts.draft(
        payouts.refund(payment, {
          amount,
          refund_id,
          replaces_id: id,
          ...changes,
        })
      )
    }

    async function fail({ id }: Transaction): Promise<Transaction> {
      await payouts.age({ id }, "4 minutes")
      await fixture.until(
        async () => (await fixture.confirmNow(id)).state === "failed"
      )
      return await fixture.row(id)
    }

    async function arrive(payout: Transaction): Promise<void> {
      await fixture.setState(payout, "paid")
      await sync(await fixture.confirmNow(payout.id))
    }

    async function sync({ id }: Transaction): Promise<void> {
      const claimed = await fixture.flexpay.syncs.acquire(id, "a-sync")
      if (!claimed) {
        throw new Error(`${id} is in sync`)
      }
      await syncPayout(fixture.flexpay, claimed)
    }

    async function set(
      { id }: { id: string },
      assignments: string
    ): Promise<void> {
      await fixture.sql(
        `UPDATE flexpay_transaction SET ${assignments} WHERE id = $1`,
        [id]
      )
    }
  }
)

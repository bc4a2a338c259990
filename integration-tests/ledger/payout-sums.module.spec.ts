import type { PayoutRequest } from "../../src/modules/flexpay/payouts/payout-decision"
import type {
  Payment,
  State,
  Transaction,
} from "../../src/modules/flexpay/transaction/transaction"
import { describeLedger } from "../setup/describe-ledger"
import { PayoutsBench } from "../setup/payouts-bench"

describeLedger(
  "What was given back",
  { payouts: { max_per_day: { cdf: "4000" } } },
  (bench) => {
    const payouts = new PayoutsBench(bench)

    it("is summed for each payment alone", async () => {
      const [one, other] = [
        await payouts.paid("2000"),
        await payouts.paid("2000", "0011"),
      ]

      await draft(one, { amount: "1500" })
      await draft(other, { amount: "1400" })

      expect(await bench.flexpay.payouts.store.sumPaidOut(one.id)).toBe("1500")
      expect(await bench.flexpay.payouts.store.sumPaidOut(other.id)).toBe(
        "1400"
      )
      await expect(draft(one, { amount: "501" })).rejects.toMatchObject({
        code: "exceeds_payment",
      })
    })

    it("counts against its payment however long ago it left", async () => {
      const payment = await payouts.paid("2000")
      const transaction = await draft(payment, { amount: "1500" })
      await payouts.age(transaction, "30 days")

      await expect(draft(payment, { amount: "501" })).rejects.toMatchObject({
        code: "exceeds_payment",
      })
    })

    it.each<State>(["refused", "failed", "canceled"])(
      "leaves out what is %s",
      async (state) => {
        const payment = await payouts.paid("3000")
        for (const _ of ["first", "second", "third"]) {
          const transaction = await draft(payment, { amount: "3000" })
          expect(await bench.flexpay.payouts.store.sumPaidOut(payment.id)).toBe(
            "3000"
          )
          await set(transaction, state)
        }

        expect(await bench.flexpay.payouts.store.sumPaidOut(payment.id)).toBe(
          "0"
        )
      }
    )

    it("is held against a day's limit in its own currency alone", async () => {
      const payment = await payouts.paid("9000")
      const transaction = await draft(payment, { amount: "4000" })
      await bench.sql(
        "UPDATE flexpay_transaction SET currency_code = 'usd' WHERE id = $1",
        [transaction.id]
      )

      expect(await draft(payment, { amount: "4000" })).toMatchObject({
        amount: "4000",
      })
    })

    it("is held against a day's limit for all payments together", async () => {
      const [one, other] = [
        await payouts.paid("3000"),
        await payouts.paid("3000", "0011"),
      ]
      await draft(one, { amount: "3000" })

      await expect(draft(other, { amount: "1001" })).rejects.toMatchObject({
        code: "payout_day_limit",
      })
    })

    it("counts once what was sent again, unless both arrived", async () => {
      const payment = await payouts.paid("2000")
      const lost = await draft(payment, { amount: "1500" })
      await set(lost, "unknown")
      const again = await sendAgain(payment, lost)

      expect(await bench.flexpay.payouts.store.sumPaidOut(payment.id)).toBe(
        "1500"
      )
      await set(lost, "succeeded")
      expect(await bench.flexpay.payouts.store.sumPaidOut(payment.id)).toBe(
        "3000"
      )
      await set(lost, "unknown")
      await bench.flexpay.payouts.cancelDraft(again.id)
      expect(await bench.flexpay.payouts.store.sumPaidOut(payment.id)).toBe(
        "1500"
      )
    })

    it("may be sent again whole, by one, and anew once that one was given up", async () => {
      const payment = await payouts.paid("2000")
      const lost = await draft(payment, { amount: "2000" })
      await set(lost, "unknown")

      const again = await sendAgain(payment, lost)
      await expect(sendAgain(payment, lost)).rejects.toMatchObject({
        code: "already_resent",
      })
      expect(await replacementOf(lost)).toBe(again.id)
      expect(await replacementOf(again)).toBeUndefined()

      await bench.flexpay.payouts.cancelDraft(again.id)
      expect(await replacementOf(lost)).toBeUndefined()
      expect(await sendAgain(payment, lost)).toMatchObject({ state: "draft" })
    })

    it("is of a refund the payout that was written first for it", async () => {
      const payment = await payouts.paid("2000")
      const wish = { refund_id: "ref_1" }
      const lost = await draft(payment, wish)
      await set(lost, "unknown")
      await sendAgain(payment, lost)
      // Written anew, it stands behind the other in the table.
      await set(lost, "unknown")

      expect(
        await bench.flexpay.payouts.payOutRefund(
          payouts.refund(payment, wish),
          null
        )
      ).toMatchObject({ id: lost.id })
    })

    it.each<[State, string]>([
      ["draft", "0"],
      ["awaiting_approval", "0"],
      ["submitting", "1000"],
      ["unknown", "1000"],
    ])("of a payout that is %s, %s were sent", async (state, sent) => {
      const payment = await payouts.paid("2000")
      await set(await draft(payment), state)

      const { flexpay } = bench
      expect(await flexpay.payouts.store.sumPaidOut(payment.id)).toBe("1000")
      expect(
        await flexpay.payouts.store.sumPaidOut(payment.id, { sent: true })
      ).toBe(sent)
    })

    async function draft(
      payment: Payment,
      changes: Partial<PayoutRequest> = {}
    ) {
      return await bench.flexpay.payouts.draft(payouts.refund(payment, changes))
    }

    async function sendAgain(payment: Payment, lost: Transaction) {
      return await draft(payment, {
        amount: lost.amount,
        refund_id: lost.refund_id,
        replaces_id: lost.id,
        statement: "FlexPay's support wrote that no money left",
      })
    }

    async function set({ id }: Transaction, state: State): Promise<void> {
      await bench.sql(
        "UPDATE flexpay_transaction SET state = $2 WHERE id = $1",
        [id, state]
      )
    }

    async function replacementOf({ id }: Transaction) {
      return (await bench.flexpay.payouts.findReplacement(id))?.id
    }
  }
)

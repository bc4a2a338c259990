import { Accountant } from "../setup/accountant"
import type { ShopUnderTest } from "../setup/describe-shop"
import { RefundFixture } from "../setup/refund-fixture"

export function describeBreaks(test: ShopUnderTest): void {
  describe("discrepancies of a day", () => {
    const refunding = new RefundFixture(test)

    /** An order that is paid, and what a refund of it became. */
    async function sellAndRefund(accountant: Accountant) {
      const order = await refunding.sellTo()
      await refunding.refundByMedusa(accountant.admin, order, { amount: 5000 })
      const payout = await refunding.onlyPayout()
      await refunding.untilState(payout.id, "succeeded")
      return { order, payout: await refunding.row(payout.id) }
    }

    it("a day without discrepancies reports how much was compared", async () => {
      const accountant = await Accountant.logIn(test)
      await sellAndRefund(accountant)
      await refunding.sellTo("0810000001", "usd")
      await accountant.compare()
      await accountant.finishChecks()

      const { reconciliation } = await accountant.report()

      expect(reconciliation).toMatchObject({
        state: "done",
        is_partial: true,
        compared: 3,
        checkable: 3,
        answered: 3,
        open: 0,
        closed: 0,
      })
      const none = { count: 0, amount: "0" }
      const same = (count: number, amount: string) => ({
        medusa: { count, amount },
        plugin: { count, amount },
        flexpay: { count, amount },
        outside: none,
        under_way: none,
        rounded: "0",
      })
      expect(reconciliation.figures).toEqual([
        { kind: "payment", currency_code: "cdf", ...same(1, "28000") },
        { kind: "payment", currency_code: "usd", ...same(1, "10") },
        { kind: "payout", currency_code: "cdf", ...same(1, "5000") },
      ])
    })

    it("a day without transactions is reported as empty", async () => {
      const accountant = await Accountant.logIn(test)

      const { reconciliation } = await accountant.compare("2026-01-02")

      expect(reconciliation).toMatchObject({
        state: "done",
        is_partial: false,
        compared: 0,
        figures: [],
        open: 0,
      })
    })

    it("a payment without a capture is a discrepancy until Medusa has the capture", async () => {
      const accountant = await Accountant.logIn(test)
      const { paymentId, transactionId } = await refunding.sellTo()
      await test.records.sql(
        "UPDATE capture SET deleted_at = now() WHERE payment_id = ?",
        [paymentId]
      )
      await accountant.compare()

      const [reported, ...more] = await accountant.breaks()
      await test.records.sql(
        "UPDATE capture SET deleted_at = NULL WHERE payment_id = ?",
        [paymentId]
      )
      const { reconciliation } = await accountant.compare()
      const [closed] = await accountant.breaks("state=closed")

      expect(more).toEqual([])
      expect(reported).toMatchObject({
        kind: "paid_not_captured",
        transaction_id: transactionId,
        sides: {
          medusa: null,
          plugin: { amount: "28000", currency_code: "cdf", state: "succeeded" },
          flexpay: { amount: "28000", currency_code: "cdf", state: "paid" },
        },
        owner: null,
        closed_at: null,
      })
      expect(reconciliation).toMatchObject({ open: 0, closed: 1 })
      expect(closed).toMatchObject({
        id: reported?.id,
        closed_by: null,
        note: null,
      })
      expect(closed?.closed_at).not.toBeNull()
    })

    it("a capture without a succeeded transaction is a discrepancy", async () => {
      const accountant = await Accountant.logIn(test)
      const unknown = await refunding.sellTo()
      const unpaid = await refunding.sellTo("0970000001")
      await test.records.sql(
        "UPDATE flexpay_transaction SET authorized_session_id = NULL WHERE id = ?",
        [unknown.transactionId]
      )
      await test.records.sql(
        "UPDATE flexpay_transaction SET state = 'failed', synced_state = 'failed' WHERE id = ?",
        [unpaid.transactionId]
      )
      await accountant.compare()

      const reported = await accountant.breaks("kind=captured_not_paid")

      expect(
        reported.map(({ payment_id, transaction_id }) => [
          payment_id,
          transaction_id,
        ])
      ).toEqual(
        expect.arrayContaining([
          [unknown.paymentId, null],
          [unpaid.paymentId, unpaid.transactionId],
        ])
      )
      expect(reported).toHaveLength(2)
    })

    it("another amount or currency in Medusa is a discrepancy", async () => {
      const accountant = await Accountant.logIn(test)
      const amount = await refunding.sellTo()
      const currency = await refunding.sellTo("0970000001")
      await test.records.sql(
        `UPDATE capture SET amount = 27000, raw_amount = '{"value":"27000","precision":20}'
       WHERE payment_id = ?`,
        [amount.paymentId]
      )
      await test.records.sql(
        "UPDATE payment SET currency_code = 'usd' WHERE id = ?",
        [currency.paymentId]
      )
      await accountant.compare()

      const reported = await accountant.breaks()

      expect(
        reported.map(({ kind, transaction_id }) => [kind, transaction_id])
      ).toEqual([
        ["amount_differs", amount.transactionId],
        ["currency_differs", currency.transactionId],
      ])
      expect(reported[0]?.sides).toMatchObject({
        medusa: { amount: "27000" },
        plugin: { amount: "28000" },
      })
    })

    it("a payment of another amount is a discrepancy until an operator refunds it", async () => {
      const accountant = await Accountant.logIn(test)
      await test.gateway.setOutcome({
        phone: "243810000777",
        payment: "paid_other_amount",
        otherAmount: "1000",
      })
      await test.gateway.setOutcome({ phone: "243810000777", payout: "paid" })
      const { id } = await refunding.receiveUnbooked("243810000777")

      await accountant.compare()
      const before = await accountant.breaks()
      await refunding.refundByFlexPay(
        accountant.admin,
        { transactionId: id },
        { paid_out: "0" }
      )
      const payout = await refunding.onlyPayout()
      await refunding.untilState(payout.id, "succeeded")
      const { reconciliation } = await accountant.compare()

      expect(before.map(({ kind }) => kind)).toEqual(["amount_differs"])
      expect(before[0]?.sides.flexpay?.amount).toBe("1000")
      expect(await accountant.openKinds()).toEqual([])
      // Medusa holds neither, and both are discrepancies.
      expect(reconciliation.figures).toEqual([
        expect.objectContaining({
          kind: "payment",
          medusa: { count: 0, amount: "0" },
          outside: { count: 1, amount: "1000" },
        }),
        expect.objectContaining({
          kind: "payout",
          medusa: { count: 0, amount: "0" },
          outside: { count: 1, amount: "1000" },
        }),
      ])
    })

    it("a refund without a payout is a discrepancy until an operator resolves it", async () => {
      const accountant = await Accountant.logIn(test)
      const order = await refunding.sellTo("0810000105")
      await refunding.refundByMedusa(accountant.admin, order, { amount: 5000 })
      const payout = await refunding.onlyPayout()
      // A failure is not believed for three minutes.
      await refunding.age(payout.id, "4 minutes")
      await refunding.until(payout.id, ({ attention }) => attention !== null)
      await accountant.compare()

      const [reported] = await accountant.breaks()
      await refunding.act(accountant.admin, [payout.id, "resolve"], {
        note: "Paid back in cash",
      })
      await accountant.compare()

      expect(reported).toMatchObject({
        kind: "refund_without_payout",
        transaction_id: payout.id,
        sides: { medusa: { amount: "5000" }, plugin: { amount: "0" } },
      })
      expect(await accountant.openKinds()).toEqual([])
    })

    it("a resent payout under way is no discrepancy", async () => {
      const accountant = await Accountant.logIn(test)
      const order = await refunding.sellTo("0810000105")
      await refunding.refundByMedusa(accountant.admin, order, { amount: 5000 })
      const payout = await refunding.onlyPayout()
      await refunding.age(payout.id, "4 minutes")
      await refunding.until(payout.id, ({ attention }) => attention !== null)
      await test.gateway.setOutcome({
        phone: "243810000105",
        payout: "never_ending",
      })

      const resent = await refunding.act(accountant.admin, [
        payout.id,
        "resend",
      ])
      await accountant.compare()

      expect(resent.data.transaction).toMatchObject({ state: "pending" })
      expect(await accountant.openKinds()).toEqual([])
    })

    it("an unsent refund, a payout without a refund and one of another amount are discrepancies", async () => {
      const accountant = await Accountant.logIn(test)
      const { order, payout } = await sellAndRefund(accountant)
      const take = async (query: string, values: unknown[]) => {
        await test.records.sql(query, values)
        await accountant.compare()
        return await accountant.openKinds()
      }

      const other = await take(
        `UPDATE refund SET amount = 4000, raw_amount = '{"value":"4000","precision":20}'
       WHERE payment_id = ?`,
        [order.paymentId]
      )
      const forgotten = await take(
        "UPDATE refund SET deleted_at = now() WHERE payment_id = ?",
        [order.paymentId]
      )
      await test.records.sql(
        `UPDATE refund SET deleted_at = NULL, amount = 5000 WHERE payment_id = ?`,
        [order.paymentId]
      )
      const unsent = await take(
        "UPDATE flexpay_transaction SET deleted_at = now() WHERE id = ?",
        [payout.id]
      )

      expect(other).toEqual(["amount_differs"])
      expect(forgotten).toEqual(["payout_without_refund"])
      expect(unsent).toEqual(["refund_without_payout"])
    })

    it("a transaction that FlexPay lacks or reversed is a discrepancy", async () => {
      const accountant = await Accountant.logIn(test)
      const reversed = await refunding.sellTo()
      const missing = await refunding.sellTo("0970000001")
      const { reference } = await refunding.row(reversed.transactionId)
      await test.records.sql(
        "UPDATE flexpay_transaction SET order_number = 'NOBODYS00000243810000001', callback_order_numbers = NULL WHERE id = ?",
        [missing.transactionId]
      )
      await test.gateway.setState({ reference, state: "failed" })
      await accountant.compare()
      await accountant.finishChecks()

      const reported = await accountant.breaks()

      expect(
        reported.map(({ kind, transaction_id }) => [kind, transaction_id])
      ).toEqual([
        ["flexpay_missing", missing.transactionId],
        ["state_differs", reversed.transactionId],
      ])
      expect(reported[1]?.sides).toMatchObject({
        plugin: { state: "succeeded" },
        flexpay: { state: "not_paid" },
      })
    })
  })
}

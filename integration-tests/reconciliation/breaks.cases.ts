import { Accountant } from "../setup/accountant"
import type { ShopUnderTest } from "../setup/describe-shop"
import { RefundDesk } from "../setup/refund-fixture"

export function describeBreaks(test: ShopUnderTest): void {
  describe("the books of a day", () => {
    const desk = new RefundDesk(test)

    /** An order that is paid, and what a refund of it became. */
    async function sellAndRefund(accountant: Accountant) {
      const order = await desk.sellTo()
      await desk.pressRefund(accountant.admin, order, { amount: 5000 })
      const payout = await desk.onlyPayout()
      await desk.untilState(payout.id, "succeeded")
      return { order, payout: await desk.row(payout.id) }
    }

    it("agree on a day without breaks, and say how much was compared", async () => {
      const accountant = await Accountant.logIn(test)
      await sellAndRefund(accountant)
      await desk.sellTo("0810000001", "usd")
      await accountant.compare()
      await accountant.hearFlexPay()

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

    it("say so when nothing moved", async () => {
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

    it("show a payment that Medusa does not hold, and close the break once it does", async () => {
      const accountant = await Accountant.logIn(test)
      const { paymentId, transactionId } = await desk.sellTo()
      await test.records.sql(
        "UPDATE capture SET deleted_at = now() WHERE payment_id = ?",
        [paymentId]
      )
      await accountant.compare()

      const [found, ...more] = await accountant.breaks()
      await test.records.sql(
        "UPDATE capture SET deleted_at = NULL WHERE payment_id = ?",
        [paymentId]
      )
      const { reconciliation } = await accountant.compare()
      const [gone] = await accountant.breaks("state=closed")

      expect(more).toEqual([])
      expect(found).toMatchObject({
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
      expect(gone).toMatchObject({ id: found?.id, closed_by: null, note: null })
      expect(gone?.closed_at).not.toBeNull()
    })

    it("show a capture of which the ledger knows nothing, or knows that it was not paid", async () => {
      const accountant = await Accountant.logIn(test)
      const unknown = await desk.sellTo()
      const unpaid = await desk.sellTo("0970000001")
      await test.records.sql(
        "UPDATE flexpay_transaction SET authorized_session_id = NULL WHERE id = ?",
        [unknown.transactionId]
      )
      await test.records.sql(
        "UPDATE flexpay_transaction SET state = 'failed', synced_state = 'failed' WHERE id = ?",
        [unpaid.transactionId]
      )
      await accountant.compare()

      const found = await accountant.breaks("kind=captured_not_paid")

      expect(
        found.map(({ payment_id, transaction_id }) => [
          payment_id,
          transaction_id,
        ])
      ).toEqual(
        expect.arrayContaining([
          [unknown.paymentId, null],
          [unpaid.paymentId, unpaid.transactionId],
        ])
      )
      expect(found).toHaveLength(2)
    })

    it("show another amount, and another currency, in Medusa", async () => {
      const accountant = await Accountant.logIn(test)
      const amount = await desk.sellTo()
      const currency = await desk.sellTo("0970000001")
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

      const found = await accountant.breaks()

      expect(
        found.map(({ kind, transaction_id }) => [kind, transaction_id])
      ).toEqual([
        ["amount_differs", amount.transactionId],
        ["currency_differs", currency.transactionId],
      ])
      expect(found[0]?.sides).toMatchObject({
        medusa: { amount: "27000" },
        plugin: { amount: "28000" },
      })
    })

    it("show money of another amount until a person gave it back", async () => {
      const accountant = await Accountant.logIn(test)
      await test.gateway.setOutcome({
        phone: "243810000777",
        payment: "paid_other_amount",
        otherAmount: "1000",
      })
      await test.gateway.setOutcome({ phone: "243810000777", payout: "paid" })
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: "243810000777" })
      await test.shop.pollUntil(sessionId, ({ needs_help }) => needs_help)
      const { id } = await test.records.onlyRow()

      await accountant.compare()
      const before = await accountant.breaks()
      await desk.giveBack(
        accountant.admin,
        { transactionId: id },
        { paid_out: "0" }
      )
      const payout = await desk.onlyPayout()
      await desk.untilState(payout.id, "succeeded")
      const { reconciliation } = await accountant.compare()

      expect(before.map(({ kind }) => kind)).toEqual(["amount_differs"])
      expect(before[0]?.sides.flexpay?.amount).toBe("1000")
      expect(await accountant.openKinds()).toEqual([])
      // Neither is in Medusa's books, and both say so.
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

    it("show a refund of which no payout left, until a person settled it", async () => {
      const accountant = await Accountant.logIn(test)
      const order = await desk.sellTo("0810000105")
      await desk.pressRefund(accountant.admin, order, { amount: 5000 })
      const payout = await desk.onlyPayout()
      // A failure is not believed for three minutes.
      await desk.age(payout.id, "4 minutes")
      await desk.until(payout.id, ({ attention }) => attention !== null)
      await accountant.compare()

      const [found] = await accountant.breaks()
      await desk.act(accountant.admin, payout.id, "resolve", {
        note: "Paid back in cash",
      })
      await accountant.compare()

      expect(found).toMatchObject({
        kind: "refund_without_payout",
        transaction_id: payout.id,
        sides: { medusa: { amount: "5000" }, plugin: { amount: "0" } },
      })
      expect(await accountant.openKinds()).toEqual([])
    })

    it("show a refund that nobody sent, a payout that Medusa forgot, and one of another amount", async () => {
      const accountant = await Accountant.logIn(test)
      const { order, payout } = await sellAndRefund(accountant)
      const take = async (statement: string, values: unknown[]) => {
        await test.records.sql(statement, values)
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

    it("show what FlexPay does not know any more, and what it gave back", async () => {
      const accountant = await Accountant.logIn(test)
      const known = await desk.sellTo()
      const lost = await desk.sellTo("0970000001")
      const { reference } = await desk.row(known.transactionId)
      await test.records.sql(
        "UPDATE flexpay_transaction SET order_number = 'NOBODYS00000243810000001', callback_order_numbers = NULL WHERE id = ?",
        [lost.transactionId]
      )
      await test.gateway.setState({ reference, state: "failed" })
      await accountant.compare()
      await accountant.hearFlexPay()

      const found = await accountant.breaks()

      expect(
        found.map(({ kind, transaction_id }) => [kind, transaction_id])
      ).toEqual([
        ["flexpay_missing", lost.transactionId],
        ["state_differs", known.transactionId],
      ])
      expect(found[1]?.sides).toMatchObject({
        plugin: { state: "succeeded" },
        flexpay: { state: "not_paid" },
      })
    })
  })
}

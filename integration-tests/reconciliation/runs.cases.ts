import { dayOf } from "../../src/modules/flexpay/reconciliation/day"
import { Accountant } from "../setup/accountant"
import type { ShopUnderTest } from "../setup/describe-shop"
import { RefundFixture } from "../setup/refund-fixture"

export function describeRuns(test: ShopUnderTest): void {
  describe("runs of the reconciliation", () => {
    const refunding = new RefundFixture(test)

    /** A payment that Medusa lost: a break of one kind. */
    async function sellAndLose(phone = "0810000001") {
      const order = await refunding.sellTo(phone)
      await test.records.sql(
        "UPDATE capture SET deleted_at = now() WHERE payment_id = ?",
        [order.paymentId]
      )
      return order
    }

    const days = () =>
      test.records.sql("SELECT * FROM flexpay_reconciliation ORDER BY id")

    it("a day that many admins compare at once is compared once, and each gets the result", async () => {
      const accountant = await Accountant.logIn(test)
      await sellAndLose()

      const reports = await Promise.all(
        Array.from({ length: 8 }, () => accountant.compare())
      )

      expect(await days()).toHaveLength(1)
      expect(await accountant.openKinds()).toEqual(["paid_not_captured"])
      expect(
        new Set(reports.map(({ reconciliation }) => reconciliation.day))
      ).toEqual(new Set([accountant.today]))
      const { reconciliation } = await accountant.report()
      expect(reconciliation).toMatchObject({ compared: 1, open: 1, closed: 0 })
    })

    it("a run whose process died is shown as interrupted, and can be repeated", async () => {
      const accountant = await Accountant.logIn(test)
      await refunding.sellTo()
      await accountant.compare()
      // As the dead process left it, eleven minutes ago.
      await test.records.sql(
        `UPDATE flexpay_reconciliation SET state = 'comparing',
         started_at = now() - interval '11 minutes',
         lease_until = now() - interval '1 minute'`
      )

      const dead = await accountant.report()
      await accountant.runJob()
      const { reconciliation } = await accountant.report()

      expect(dead.reconciliation.state).toBe("interrupted")
      expect(["checking", "done"]).toContain(reconciliation.state)
      expect(reconciliation).toMatchObject({ compared: 1, requested_by: null })
    })

    it("the scheduled job skips a day that is being compared", async () => {
      const accountant = await Accountant.logIn(test)
      await refunding.sellTo()
      await accountant.compare()
      await test.records.sql(
        `UPDATE flexpay_reconciliation SET state = 'comparing', compared = 77,
         lease_until = now() + interval '9 minutes'`
      )

      const { reconciliation } = await accountant.compare()

      expect(reconciliation).toMatchObject({ state: "comparing", compared: 77 })
    })

    it("a run checks each transaction at half the store's check rate, and ends with the answers", async () => {
      const accountant = await Accountant.logIn(test)
      for (let sold = 0; sold < 3; sold++) {
        await refunding.sellTo()
      }
      await test.records.restFromChecks()
      // The job that runs any moment has no checks to spend for an hour.
      await test.records.sql(
        `UPDATE flexpay_job SET last_run_at = now() + interval '1 hour'
         WHERE id = 'recheck-flexpay-transactions'`
      )
      const checks = (await test.gateway.counts()).check

      await accountant.compare()
      const waits = await test.records.sql(
        `SELECT round(extract(epoch FROM next_check_at - checks_requested_at) * 10)::int AS wait
       FROM flexpay_transaction, flexpay_reconciliation
       WHERE flexpay_reconciliation.id = ? ORDER BY wait`,
        [accountant.today]
      )
      const running = await accountant.report()
      await accountant.finishChecks()
      const done = await accountant.report()

      // Five checks a second are allowed: two and a half are taken.
      expect(waits.map(({ wait }) => wait)).toEqual([0, 4, 8])
      expect(running.reconciliation).toMatchObject({
        state: "checking",
        checkable: 3,
        answered: 0,
      })
      expect(done.reconciliation).toMatchObject({
        state: "done",
        checkable: 3,
        answered: 3,
      })
      expect((await test.gateway.counts()).check).toBe(checks + 3)
    })

    it("a run does not check resolved transactions, so that no attention is set again", async () => {
      const accountant = await Accountant.logIn(test)
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: "0810000015" })
      const { id } = await test.records.onlyRow()
      await test.records.age("6 minutes")
      await test.records.recheck()
      await test.records.age("96 hours")
      await test.records.recheck()
      const open = await test.records.onlyRow()
      await refunding.act(accountant.admin, [id, "resolve"], {
        note: "Nothing came",
      })
      const [row] = await test.records.sql(
        "SELECT created_at FROM flexpay_transaction"
      )

      const { reconciliation } = await accountant.compare(
        dayOf(new Date(String(row?.created_at)))
      )
      await test.records.recheck()

      expect(open.attention).toBe("never_final")
      expect(reconciliation).toMatchObject({ compared: 1, checkable: 0 })
      expect(await test.records.onlyRow()).toMatchObject({
        state: "expired",
        attention: null,
      })
    })

    it("a run sends no payment or payout and changes no transaction", async () => {
      const accountant = await Accountant.logIn(test)
      await sellAndLose()
      const before = await test.records.rows()
      const { payment, payout } = await test.gateway.counts()

      await accountant.compare()
      await accountant.finishChecks()

      const facts = (rows: typeof before) =>
        rows.map(({ checks: _, callbacks: __, ...row }) => row)
      expect(facts(await test.records.rows())).toEqual(facts(before))
      expect(await test.gateway.counts()).toMatchObject({ payment, payout })
    })

    it("the scheduled job reconciles a day once it ended, and each night while it may change", async () => {
      const accountant = await Accountant.logIn(test)
      await sellAndLose()
      await test.records.sql(
        `UPDATE flexpay_transaction SET created_at = created_at - interval '1 day'`
      )

      await accountant.runJob()
      const [first, ...more] = await days()
      await accountant.runJob()
      const [again] = await days()

      // Between midnight and half past, nothing is due yet.
      if (first) {
        expect(more).toEqual([])
        expect(first).toMatchObject({ compared: 1, requested_by: null })
        expect(again?.started_at).toEqual(first.started_at)
      }
    })

    it("an operator is assigned a discrepancy, and closes it with a note that stays", async () => {
      const accountant = await Accountant.logIn(test)
      const { paymentId } = await sellAndLose()
      await accountant.compare()
      const [openBreak] = await accountant.breaks()
      const act = (name: string, body = {}) =>
        accountant.admin.post(
          accountant.address(`/breaks/${openBreak?.id}/${name}`),
          body
        )

      const assigned = await act("assign")
      const unassigned = await act("unassign")
      const short = await act("close", { note: "" })
      const once = await act("close", { note: "Captured by hand on 3 May" })
      const twice = await act("close", { note: "Captured by hand on 3 May" })
      const withoutUser = await accountant.admin.post(
        accountant.address("/breaks/fpbr_no/assign")
      )
      await accountant.compare()
      const [closed] = await accountant.breaks("state=closed")

      expect(assigned.data.break.owner).toMatchObject({
        email: "admin@demo.test",
      })
      expect(unassigned.data.break.owner).toBeNull()
      expect([
        short.status,
        once.status,
        twice.status,
        withoutUser.status,
      ]).toEqual([400, 200, 409, 404])
      expect(twice.data.code).toBe("break_closed")
      expect(closed).toMatchObject({
        id: openBreak?.id,
        note: "Captured by hand on 3 May",
        closed_by: { email: "admin@demo.test" },
      })
      // It was closed by its note, whatever the records say now.
      await test.records.sql(
        `UPDATE capture SET deleted_at = NULL, amount = 1 WHERE payment_id = ?`,
        [paymentId]
      )
      await test.records.sql("DELETE FROM capture WHERE payment_id = ?", [
        paymentId,
      ])
      await test.records.sql(
        "UPDATE flexpay_transaction SET amount = 29000, session_amount = 29000"
      )
      await accountant.compare()
      expect(await accountant.breaks()).toMatchObject([
        { id: openBreak?.id, note: null, closed_by: null },
      ])
    })

    it("the exported report has no cell that a spreadsheet executes", async () => {
      const accountant = await Accountant.logIn(test)
      await refunding.sellTo()
      await sellAndLose("0970000001")
      await accountant.compare()
      const [openBreak] = await accountant.breaks()
      await accountant.admin.post(
        accountant.address(`/breaks/${openBreak?.id}/close`),
        { note: '=cmd|"/c calc"!A1;=1+1' }
      )

      const { data, headers } = await accountant.admin.get(
        `/admin/flexpay/reconciliations/export?from=2026-01-01&to=${accountant.today}`
      )

      const [title, total, line, ...rest] = String(data).split("\r\n")
      expect(headers["content-disposition"]).toContain(
        `flexpay-reconciliation-2026-01-01_${accountant.today}.csv`
      )
      expect(title).toContain("Medusa: amount")
      expect(total).toContain(
        `${accountant.today},Total,Payment,1,28000,CDF,2,56000,CDF,,2,56000,CDF`
      )
      expect(line).toContain(
        `${accountant.today},Discrepancy,"Paid, not captured in Medusa",,,,,28000,CDF,succeeded,,28000,CDF,paid,`
      )
      expect(line).toContain(`"'=cmd|""/c calc""!A1;'=1+1"`)
      expect(rest).toEqual([""])
    })

    it("an invalid or a future day is refused", async () => {
      const { admin } = await Accountant.logIn(test)
      const get = (path: string) =>
        admin.get(`/admin/flexpay/reconciliations${path}`)

      const answers = [
        await get("/yesterday"),
        await get("/2026-02-30"),
        await get("/2199-01-01"),
        await get("/2026-01-01/breaks?kind=odd"),
        await get("/2026-01-01/breaks?state=odd"),
        await get("?limit=1000"),
        await admin.post("/admin/flexpay/reconciliations/2199-01-01/run"),
      ]

      expect(
        answers.map(({ status, data }) => [status, typeof data.message])
      ).toEqual(answers.map(() => [400, "string"]))
      expect((await get("/2026-01-01")).data.reconciliation.state).toBe("never")
    })
  })
}

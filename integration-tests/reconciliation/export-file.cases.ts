import { Accountant } from "../setup/accountant"
import type { ShopUnderTest } from "../setup/describe-shop"
import { RefundFixture } from "../setup/refund-fixture"

const STRANGER = "Zz11Yy22Xx33243990001122"

export function describeExportFile(test: ShopUnderTest): void {
  describe("a FlexPay export", () => {
    const refunding = new RefundFixture(test)

    async function sell(phone = "0810000001") {
      const { transactionId } = await refunding.sellTo(phone)
      return await refunding.row(transactionId)
    }

    it("an export file is matched by order number or by reference", async () => {
      const accountant = await Accountant.logIn(test)
      const first = await sell()
      const second = await sell("0970000001")

      const { report, problems } = await accountant.drop([
        { order_number: first.order_number, amount: "28 000,00" },
        { reference: second.reference, amount: "28.000" },
      ])

      expect(problems).toEqual([])
      expect(report?.export_files).toMatchObject([
        {
          covers: "payments",
          file_name: "releve.csv",
          lines: 2,
          skipped_lines: 0,
        },
      ])
      expect(report?.reconciliation).toMatchObject({ open: 0, compared: 2 })
      expect(report?.reconciliation.figures[0]).toMatchObject({
        plugin: { count: 2, amount: "56000" },
        flexpay: { count: 2, amount: "56000" },
      })
    })

    it("an export file shows each kind of discrepancy with the plugin's records", async () => {
      const accountant = await Accountant.logIn(test)
      const missing = await sell()
      const amount = await sell()
      const currency = await sell()
      const failed = await sell()
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: "0810000002" })
      await test.shop.pollUntil(sessionId, ({ can_retry }) => can_retry)
      const unpaid = (await test.records.rows()).find(
        ({ state }) => state === "failed"
      )

      await accountant.drop([
        { reference: amount.reference, amount: "27000" },
        { reference: currency.reference, amount: "28000", currency: "USD" },
        { reference: failed.reference, amount: "28000", status: "Échec" },
        { reference: unpaid?.reference, amount: "28000" },
        { order_number: STRANGER, amount: "700" },
      ])
      const breaks = await accountant.breaks()

      expect(
        breaks
          .map(({ kind, transaction_id }) => `${kind} ${transaction_id}`)
          .sort()
      ).toEqual(
        [
          `amount_differs ${amount.id}`,
          `currency_differs ${currency.id}`,
          "flexpay_only null",
          `flexpay_missing ${missing.id}`,
          `state_differs ${failed.id}`,
          `state_differs ${unpaid?.id}`,
        ].sort()
      )
      expect(breaks.find(({ kind }) => kind === "flexpay_only")).toMatchObject({
        reference: "Zz11Yy22Xx33",
        sides: {
          medusa: null,
          plugin: null,
          flexpay: { amount: "700", currency_code: "cdf", state: "paid" },
        },
      })
    })

    it("an export file leaves no phone number in the database", async () => {
      const accountant = await Accountant.logIn(test)
      const { order_number, phone } = await sell()

      await accountant.drop([
        { order_number, amount: "28000" },
        { order_number: STRANGER, reference: "+243 99 000 11 22", amount: "5" },
      ])
      const stored = [
        ...(await test.records.sql("SELECT * FROM flexpay_export_file")),
        ...(await test.records.sql("SELECT * FROM flexpay_export_line")),
        ...(await test.records.sql("SELECT * FROM flexpay_break")),
      ]

      const text = JSON.stringify(stored).replace(/[^\da-z]/gi, "")
      expect(text).not.toContain(phone?.slice(3))
      expect(text).not.toContain("990001122")
      expect(stored.length).toBeGreaterThanOrEqual(4)
    })

    it("an export file replaces the day's earlier one, and lines of other days are skipped", async () => {
      const accountant = await Accountant.logIn(test)
      const { reference } = await sell()

      await accountant.drop([{ order_number: STRANGER, amount: "700" }])
      const before = await accountant.openKinds()
      const { report } = await accountant.drop([
        { reference, amount: "28000" },
        { order_number: "A1", amount: "9", day: "2026-01-02" },
      ])

      expect(before).toEqual(["flexpay_missing", "flexpay_only"])
      expect(report?.export_files).toMatchObject([
        { lines: 1, skipped_lines: 1 },
      ])
      expect(report?.reconciliation).toMatchObject({ open: 0, closed: 2 })
    })

    it("an export file of payouts causes no discrepancy of payments", async () => {
      const accountant = await Accountant.logIn(test)
      const order = await refunding.sellTo()
      await refunding.refundByMedusa(accountant.admin, order, { amount: 5000 })
      const { id, reference } = await refunding.onlyPayout()
      await refunding.untilState(id, "succeeded")

      const { report } = await accountant.drop(
        [{ reference, amount: "5000" }],
        "payouts"
      )

      expect(report?.reconciliation.open).toBe(0)
      await accountant.drop(
        [{ order_number: STRANGER, amount: "1" }],
        "payouts"
      )
      expect(await accountant.openKinds()).toEqual([
        "flexpay_missing",
        "flexpay_only",
      ])
    })

    it("a line of an export file matches a transaction that appears later", async () => {
      const accountant = await Accountant.logIn(test)
      const { id, reference } = await sell()
      await test.records.sql(
        "UPDATE flexpay_transaction SET deleted_at = now() WHERE id = ?",
        [id]
      )
      await accountant.drop([{ reference, amount: "28000" }])
      const before = await accountant.openKinds()
      await test.records.sql(
        "UPDATE flexpay_transaction SET deleted_at = NULL WHERE id = ?",
        [id]
      )

      await accountant.compare()

      expect(before).toContain("flexpay_only")
      expect(await accountant.openKinds()).toEqual([])
    })

    it("an unreadable export file is refused with row and column, and nothing is stored", async () => {
      const accountant = await Accountant.logIn(test)
      await sell()

      const { report, problems } = await accountant.drop([
        { order_number: "A1", amount: "12" },
        { order_number: "A2", amount: "twelve" },
        { order_number: "1,23457E+23", amount: "12" },
        { order_number: "A3", amount: "1", currency: "EUR" },
        { order_number: "A4", amount: "1", day: "31/02/2026" },
      ])

      expect(report).toBeNull()
      expect(problems).toEqual([
        {
          code: "amount_unreadable",
          line: 3,
          column: "Montant",
          value: "twelve",
        },
        { code: "currency_unknown", line: 5, column: "Devise", value: "EUR" },
        {
          code: "date_unreadable",
          line: 6,
          column: "Date",
          value: "31/02/2026",
        },
        {
          code: "key_rounded",
          line: 4,
          column: "Numéro d'ordre",
          value: "1,23457E+23",
        },
      ])
      expect(
        await test.records.sql("SELECT id FROM flexpay_export_line")
      ).toEqual([])
    })

    it("an export file with totals is read, and the totals are listed", async () => {
      const accountant = await Accountant.logIn(test)
      const { reference } = await sell()

      const { report, ignored_lines } = await accountant.drop([
        { reference, amount: "28 000,00" },
        { order_number: "TOTAL", amount: "28 000,00" },
        { amount: "28 000,00" },
      ])

      expect(report?.reconciliation).toMatchObject({ open: 0, compared: 1 })
      expect(ignored_lines.count).toBe(2)
      expect(ignored_lines.first.map(({ line, text }) => [line, text])).toEqual(
        [
          [3, expect.stringContaining("TOTAL · 28 000,00 · CDF")],
          [4, expect.stringContaining("28 000,00 · CDF")],
        ]
      )
    })

    it("a negative line of a payment is a discrepancy of its own", async () => {
      const accountant = await Accountant.logIn(test)
      const { id, reference } = await sell("0810000001")

      const { report } = await accountant.drop([
        { reference, amount: "28000" },
        { reference, amount: "-28000" },
      ])
      const breaks = await accountant.breaks()

      expect(
        breaks.map(({ kind, transaction_id }) => [kind, transaction_id])
      ).toEqual([["flexpay_negative", id]])
      expect(breaks[0]?.sides.flexpay).toEqual({
        amount: "0",
        currency_code: "cdf",
        state: "negative",
      })
      expect(report?.reconciliation.figures[0]?.flexpay.amount).toBe("0")
    })

    it("an invalid export file is refused with the reason, and a large one with its limit", async () => {
      const accountant = await Accountant.logIn(test)
      const codeOf = async (file: string | Buffer) => {
        const { status, data } = await accountant.send(file)
        return [status, data.problems?.[0]?.code]
      }

      expect(await codeOf(Buffer.from("PK\x03\x04rest of a workbook"))).toEqual(
        [200, "file_is_workbook"]
      )
      expect(await codeOf(Buffer.from([1, 0, 2, 0, 3]))).toEqual([
        200,
        "file_is_not_text",
      ])
      expect(await codeOf("a;b;c;d;e;f\r\n")).toEqual([200, "no_lines"])
      expect(await codeOf("one line without columns")).toEqual([
        200,
        "no_header",
      ])
      expect(await codeOf('a;b;c\r\n"never ends;1;2\r\n')).toEqual([
        200,
        "file_is_broken",
      ])
      const large = await accountant.send(Buffer.alloc(17 * 1024 * 1024, "a"))
      expect([large.status, large.data.message]).toEqual([
        400,
        "This file is larger than 16 MB. Export fewer days at once.",
      ])
      const none = await accountant.admin.post(
        accountant.address(
          "/export-file?covers=both&file_name=a&mapping=" +
            encodeURIComponent(
              '{"columns":{},"currency_code":null,"paid_by_status":{}}'
            )
        ),
        { a: 1 }
      )
      expect(none.status).toBe(400)
      const odd = await accountant.send("a;b\n1;2", { mapping: { columns: 1 } })
      expect([odd.status, typeof odd.data.message]).toEqual([400, "string"])
    })

    it("an export file is previewed before it is stored, and its columns are remembered", async () => {
      const accountant = await Accountant.logIn(test)
      const { reference, order_number } = await sell()
      const file = `Ordre;Mon Id;Somme;Etat\n${order_number};${reference};28000;GAGNE\n`
      const preview = async () =>
        (
          await accountant.admin.send(
            accountant.address("/export-file/preview"),
            file
          )
        ).data.preview

      const first = await preview()
      await accountant.send(file, {
        mapping: {
          columns: { reference: 1, amount: 2, status: 3 },
          currency_code: "cdf",
          paid_by_status: { GAGNE: true },
        },
      })
      const second = await preview()

      expect(first.mapping).toEqual({
        columns: { order_number: 0, status: 3 },
        currency_code: null,
        paid_by_status: { GAGNE: false },
      })
      expect(first.columns[3]).toEqual({
        title: "Etat",
        samples: ["GAGNE"],
        values: ["GAGNE"],
      })
      expect(JSON.stringify(first)).not.toContain("810000001")
      expect(second.mapping).toEqual({
        columns: { reference: 1, amount: 2, status: 3 },
        currency_code: "cdf",
        paid_by_status: { GAGNE: true },
      })
      expect(await accountant.openKinds()).toEqual([])
    })
  })
}

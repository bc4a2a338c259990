import type { AdminFlexPayTransaction } from "../types"
import { fileNameOf, nameOf, signedNumber, toCsvLine, toNumber } from "../csv"
import type { CsvOptions } from "../csv"
import { csvHeader, toCsv } from "../transactions/export/csv"

const TRANSACTION: AdminFlexPayTransaction = {
  id: "fptx_1",
  kind: "payment",
  method: "mobile_money",
  state: "succeeded",
  reason: null,
  gateway_message: null,
  attention: null,
  attention_at: null,
  owner: null,
  can_assign: false,
  reference: "ABC",
  support_code: "7T8V9W",
  order_number: "Ab12…",
  operator_reference: null,
  channel: "mpesa",
  phone: "+243 81 *** ** 01",
  redacted_at: null,
  operator: "vodacom",
  amount: "5000",
  amount_charged: "5125",
  received_amount: null,
  received_currency_code: null,
  currency_code: "cdf",
  order_id: null,
  order_display_id: 7,
  customer: { id: "cus_1", name: "Aïcha Mbuyi", email: "aicha@example.com" },
  cart_items: null,
  payment_collection_id: null,
  payment_transaction_id: null,
  replaces_id: null,
  refund_id: null,
  requested_by: null,
  approved_by: null,
  note: null,
  checks: 1,
  checked_at: null,
  next_check_at: null,
  finalized_at: null,
  created_at: "2026-01-01T00:00:00.000Z",
  disposition: "booked",
  actions: [],
  needs_justification: [],
  resend_amount: null,
  can_reveal_phone: true,
  approval: null,
  accept_needs_amount: false,
  approval_above: null,
}

/** The cells that a spreadsheet makes of a line, if it splits it at `separator`. */
function split(line: string, separator: string): string[] {
  return line.split(separator).flatMap((cell) => [cell, cell.trim()])
}

const CSV = { locale: "en", format: "csv" } as const
const EXCEL = { locale: "fr", format: "excel" } as const

/** The cells of one transaction, by their titles. */
function cellsOf(
  transaction: AdminFlexPayTransaction,
  options: CsvOptions = CSV
): Record<string, string> {
  const separator = options.format === "excel" ? ";" : ","
  const [titles = [], cells = []] = [
    csvHeader(options),
    toCsv([transaction], options),
  ].map((line) => line.trimEnd().split(separator))
  return Object.fromEntries(
    titles.map((title, index) => [title, cells[index] ?? ""])
  )
}

describe("The CSV of transactions", () => {
  it("has titles, states and times in the reader's language and Kinshasa's time", () => {
    expect(cellsOf(TRANSACTION, EXCEL)).toMatchObject({
      // One hour ahead of UTC.
      "Création (Kinshasa UTC+1)": "2026-01-01 01:00:00",
      Type: "Paiement",
      Moyen: "Mobile money",
      État: "Payé",
      Commande: "7",
      Client: "Aïcha Mbuyi",
      "E-mail": "aicha@example.com",
      Devise: "CDF",
      Opérateur: "Vodacom M-Pesa",
    })
    expect(cellsOf(TRANSACTION)).toMatchObject({
      Kind: "Payment",
      State: "Paid",
    })
  })

  it("has the amount, the customer's fee and the net of a payment", () => {
    expect(cellsOf(TRANSACTION)).toMatchObject({
      Amount: "5000",
      "Fee paid by the customer": "125",
      "Fee paid by the store": "",
      Net: "5000",
      "Requested amount": "5000",
    })
  })

  it("has negative amounts for a payout, without an apostrophe, and the store's fee in its net", () => {
    const payout = {
      ...TRANSACTION,
      kind: "payout" as const,
      currency_code: "usd" as const,
      amount: "10.5",
      amount_charged: "10.8",
    }

    expect(cellsOf(payout)).toMatchObject({
      Amount: "-10.5",
      "Fee paid by the customer": "",
      "Fee paid by the store": "0.3",
      Net: "-10.8",
      "Requested amount": "-10.5",
    })
    expect(cellsOf(payout, EXCEL)).toMatchObject({
      Montant: "-10,5",
      Net: "-10,8",
    })
  })

  it("has the amount and the currency that arrived beside the requested ones", () => {
    const cells = cellsOf({
      ...TRANSACTION,
      amount_charged: null,
      received_amount: "10",
      received_currency_code: "usd",
    })

    expect(cells).toMatchObject({
      Amount: "10",
      Currency: "USD",
      "Requested amount": "5000",
      "Requested currency": "CDF",
    })
  })

  it.each(["pending", "failed", "reversed"] as const)(
    "has no amount of a transaction that is %s",
    (state) => {
      expect(cellsOf({ ...TRANSACTION, state })).toMatchObject({
        Amount: "",
        Net: "",
        "Requested amount": "5000",
      })
    }
  )

  it("has a masked number without a sign that begins a formula", () => {
    expect(cellsOf(TRANSACTION).Phone).toBe("243 81 *** ** 01")
  })

  it("has the same columns in both languages", () => {
    expect(csvHeader({ ...CSV, locale: "fr" }).split(",")).toHaveLength(
      csvHeader(CSV).split(",").length
    )
  })

  it("names the API key and the user who created it", () => {
    expect(
      nameOf({
        ...{ id: "apk_1", email: "admin@example.com", name: "A name" },
        ...{ is_deleted: false, api_key: "Accounting" },
      })
    ).toBe("admin@example.com (Accounting)")
  })
})

describe("A cell of a CSV file", () => {
  it.each([
    // A sign of a formula at the start.
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ["+1", `"'+1"`],
    ["-1", `"'-1"`],
    ["@SUM(A1)", `"'@SUM(A1)"`],
    // The same, full-width.
    ["＝1+1", `"'＝1+1"`],
    ["＋1", `"'＋1"`],
    ["－1", `"'－1"`],
    ["＠SUM(A1)", `"'＠SUM(A1)"`],
    // Behind white space.
    [" =1", `"' =1"`],
    ["\u00a0=1", `"'\u00a0=1"`],
    ["\t=1", `"'\t'=1"`],
    ["\r=1", `"'\r'=1"`],
    ["\n=1", `"'\n'=1"`],
    // Behind a separator.
    ["mpesa;=1+1", `"mpesa;'=1+1"`],
    ["mpesa; =1+1", `"mpesa;' =1+1"`],
    ["mpesa,=1+1", `"mpesa,'=1+1"`],
    ["mpesa\t＝1+1", `"mpesa\t'＝1+1"`],
    ["mpesa\n-1;+2", `"mpesa\n'-1;'+2"`],
    ['mpesa"=1+1', `"mpesa""'=1+1"`],
    [';;"=1', `";;""'=1"`],
    ["a;\n=1", `"a;'\n'=1"`],
  ])("%j is no formula", (text, cell) => {
    expect(toCsvLine([text])).toBe(`${cell}\r\n`)
  })

  it.each([
    ["a,b", '"a,b"'],
    ["a;b", '"a;b"'],
    ["a\tb", '"a\tb"'],
    ['a "b"', '"a ""b"""'],
    ["a\nb", '"a\nb"'],
    ["a\rb", '"a\rb"'],
    ["a=b", "a=b"],
    ["2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.000Z"],
    ["admin@example.com", "admin@example.com"],
  ])("%j is written as RFC 4180 has it", (text, cell) => {
    expect(toCsvLine([text])).toBe(`${cell}\r\n`)
  })

  it.each([",", ";", "\t", "\n", '"'])(
    "no spreadsheet that splits at %j finds a formula in hostile texts",
    (separator) => {
      const signs = ["=", "+", "-", "@", "＝", "＋", "－", "＠"]
      const gaps = ["", ";", ",", "\t", "\r", "\n", '"', " ", "; ", ';"', ",;"]
      const texts = signs.flatMap((sign) =>
        gaps.flatMap((gap) => [
          `${gap}${sign}1`,
          `x${gap}${sign}1${gap}${sign}`,
        ])
      )

      const cells = split(toCsvLine(["x", ...texts]), separator)

      expect(cells.filter((cell) => signs.includes(cell.charAt(0)))).toEqual([])
    }
  )
})

describe("A number in a CSV file", () => {
  it.each([
    ["-28000", "-28000", "-28000"],
    ["0.5", "0.5", "0,5"],
    // Not a decimal, so that it is guarded like any other text.
    ["-1+2", `"'-1+2"`, `"'-1+2"`],
  ])("%j is written for each program", (number, csv, excel) => {
    expect(toCsvLine([toNumber(number)])).toBe(`${csv}\r\n`)
    expect(toCsvLine([toNumber(number)], "excel")).toBe(`${excel}\r\n`)
  })

  it.each([
    ["5000", true, "-5000"],
    ["5000", false, "5000"],
    ["0", true, "0"],
    ["0.00", true, "0.00"],
    ["-5", true, "5"],
    [null, true, ""],
  ])("%j is signed by its direction (out: %s)", (amount, isOut, cell) => {
    expect(toCsvLine([signedNumber(amount, isOut)])).toBe(`${cell}\r\n`)
  })
})

describe("The name of a CSV file", () => {
  it("has the period, or its only day", () => {
    expect(fileNameOf({ from: "2026-11-01", to: "2026-11-30" })).toBe(
      "flexpay-2026-11-01_2026-11-30.csv"
    )
    expect(fileNameOf({ from: "2026-11-01", to: "2026-11-01" }, "x")).toBe(
      "x-2026-11-01.csv"
    )
  })
})

import type { AdminFlexPayTransaction } from "../types"
import { nameOf, toCsvLine } from "../csv"
import { CSV_HEADER, toCsv } from "../transactions/export/csv"

const TRANSACTION: AdminFlexPayTransaction = {
  id: "fptx_1",
  kind: "payment",
  method: "mobile_money",
  state: "succeeded",
  reason: null,
  gateway_message: null,
  attention: null,
  attention_at: null,
  reference: "ABC",
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
  customer: null,
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

describe("The CSV of transactions", () => {
  it("has one line for each transaction below its header", () => {
    expect(`${CSV_HEADER}${toCsv([TRANSACTION])}`).toBe(
      "created_at,kind,method,state,reason,attention,amount,amount_charged,currency_code,received_amount,received_currency_code,operator,channel,phone,reference,order_number,operator_reference,order_display_id,requested_by,approved_by,finalized_at,id\r\n" +
        `2026-01-01T00:00:00.000Z,payment,mobile_money,succeeded,,,5000,5125,cdf,,,vodacom,mpesa,"'+243 81 *** ** 01",ABC,Ab12…,,7,,,,fptx_1\r\n`
    )
  })

  it("names the people, and what arrived when it is not what was asked for", () => {
    const line = toCsv([
      {
        ...TRANSACTION,
        received_amount: "1000",
        received_currency_code: "cdf",
        requested_by: {
          ...{ id: "user_1", email: "admin@example.com" },
          ...{ name: null, is_deleted: false },
        },
        approved_by: {
          ...{ id: "user_2", email: null },
          ...{ name: null, is_deleted: true },
        },
      },
    ])

    expect(line).toContain(",5000,5125,cdf,1000,cdf,vodacom,")
    expect(line).toContain(",7,admin@example.com,user_2,,fptx_1")
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

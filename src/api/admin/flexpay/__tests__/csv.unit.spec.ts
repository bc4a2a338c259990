import type { AdminFlexPayTransaction } from "../types"
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
  accept_needs_amount: false,
}

function cellOf(channel: string): string {
  const line = toCsv([{ ...TRANSACTION, channel }])
  const before = "succeeded,,,5000,5125,cdf,,,vodacom,"
  const after = ",'+243 81"
  return line.slice(line.indexOf(before) + before.length, line.indexOf(after))
}

describe("The CSV of transactions", () => {
  it("has one line for each transaction below its header", () => {
    expect(`${CSV_HEADER}${toCsv([TRANSACTION])}`).toBe(
      "created_at,kind,method,state,reason,attention,amount,amount_charged,currency_code,received_amount,received_currency_code,operator,channel,phone,reference,order_number,operator_reference,order_display_id,requested_by,approved_by,finalized_at,id\r\n" +
        "2026-01-01T00:00:00.000Z,payment,mobile_money,succeeded,,,5000,5125,cdf,,,vodacom,mpesa,'+243 81 *** ** 01,ABC,Ab12…,,7,,,,fptx_1\r\n"
    )
  })

  it("names the people, and what arrived when it is not what was asked for", () => {
    const line = toCsv([
      {
        ...TRANSACTION,
        received_amount: "1000",
        received_currency_code: "cdf",
        requested_by: { id: "user_1", email: "admin@example.com" },
        approved_by: { id: "user_2", email: null },
      },
    ])

    expect(line).toContain(",5000,5125,cdf,1000,cdf,vodacom,")
    expect(line).toContain(",7,admin@example.com,user_2,,fptx_1")
  })

  it.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    ["\r=1", `"'\r=1"`],
    ["\n=1", `"'\n=1"`],
  ])("lets no spreadsheet run %j", (text, cell) => {
    expect(cellOf(text)).toBe(cell)
  })

  it.each([
    ["a,b", '"a,b"'],
    ['a "b"', '"a ""b"""'],
    ["a\nb", '"a\nb"'],
    ["a=b", "a=b"],
  ])("writes %j as RFC 4180 has it", (text, cell) => {
    expect(cellOf(text)).toBe(cell)
  })
})

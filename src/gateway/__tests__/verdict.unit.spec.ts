import fc from "fast-check"
import { Expected, judge, Verdict } from "../verdict"
import {
  EXCHANGE,
  found,
  FoundAnswer,
  ORDER_NUMBER,
  REFERENCE,
} from "./support/samples"

const EXPECTED: Expected = {
  orderNumber: ORDER_NUMBER,
  reference: REFERENCE,
  amount: "575",
  currency: "CDF",
  adopted: false,
}
const ADOPTED: Expected = { ...EXPECTED, adopted: true }
const PAID: Verdict = {
  kind: "paid",
  amountCharged: "592.25",
  channel: "mpesa",
  operatorReference: "OP123",
}

function mismatch(
  field: Extract<Verdict, { kind: "mismatch" }>["field"],
  paid = true
): Verdict {
  return { kind: "mismatch", field, paid }
}

describe("status decides, whatever the code", () => {
  it.each<[string | null, Verdict]>([
    ["0", PAID],
    ["1", { kind: "not_paid" }],
    ["2", { kind: "pending", why: "waiting" }],
    ["3", { kind: "refunding" }],
    ["4", { kind: "refunded" }],
    ["5", { kind: "canceled" }],
    ["6", { kind: "pending", why: "unknown_status" }],
    ["00", { kind: "pending", why: "unknown_status" }],
    ["paid", { kind: "pending", why: "unknown_status" }],
    [null, { kind: "pending", why: "unknown_status" }],
  ])("status %p", (status, verdict) => {
    expect(judge(EXPECTED, found({ status }))).toEqual(verdict)
  })
})

describe("no clear answer stays pending", () => {
  it("when the transaction isn't found yet", () => {
    expect(judge(EXPECTED, { kind: "not_found", exchange: EXCHANGE })).toEqual({
      kind: "pending",
      why: "not_found",
    })
  })

  it("when the answer can't be read", () => {
    expect(judge(EXPECTED, { kind: "unreadable", exchange: EXCHANGE })).toEqual(
      { kind: "pending", why: "unreadable" }
    )
  })
})

describe("only the transaction that was asked for counts", () => {
  it.each<[string, Expected, Partial<FoundAnswer>, Verdict]>([
    ["our reference", EXPECTED, {}, PAID],
    ["no reference", EXPECTED, { reference: null }, PAID],
    ["the order number twice", EXPECTED, { reference: ORDER_NUMBER }, PAID],
    ["no order number", EXPECTED, { orderNumber: null }, PAID],
    [
      "another's reference",
      EXPECTED,
      { reference: "another" },
      mismatch("reference"),
    ],
    [
      "another's order number",
      EXPECTED,
      { orderNumber: "another" },
      mismatch("order_number"),
    ],
    [
      "another's order number, still waiting",
      EXPECTED,
      { orderNumber: "another", status: "2" },
      mismatch("order_number", false),
    ],
    [
      "another's reference, not paid",
      EXPECTED,
      { reference: "another", status: "1" },
      mismatch("reference", false),
    ],
    ["our reference, adopted", ADOPTED, {}, PAID],
    [
      "no reference, adopted",
      ADOPTED,
      { reference: null },
      mismatch("reference"),
    ],
    [
      "the order number twice, adopted",
      ADOPTED,
      { reference: ORDER_NUMBER },
      mismatch("reference"),
    ],
    [
      "another's reference, adopted",
      ADOPTED,
      { reference: "another" },
      mismatch("reference"),
    ],
    [
      "our reference in other letters, adopted",
      ADOPTED,
      { reference: REFERENCE.toUpperCase() },
      PAID,
    ],
    [
      "our order number in other letters",
      EXPECTED,
      { orderNumber: ORDER_NUMBER.toUpperCase() },
      PAID,
    ],
    [
      "our reference in other letters",
      EXPECTED,
      { reference: REFERENCE.toLowerCase() },
      PAID,
    ],
  ])("%s", (_, expected, fields, verdict) => {
    expect(judge(expected, found(fields))).toEqual(verdict)
  })
})

describe("money that moved is compared, exactly and by amount, not by what was charged", () => {
  it.each<[Partial<FoundAnswer>, Verdict]>([
    [{ amount: "575" }, PAID],
    [{ amount: "575.000" }, PAID],
    [{ currency: "cdf" }, PAID],
    [{ amount: "574.99" }, mismatch("amount")],
    [{ amount: "1" }, mismatch("amount")],
    [{ amount: "592.25" }, mismatch("amount")],
    [{ amount: null }, mismatch("amount_unknown")],
    [{ amount: "beaucoup" }, mismatch("amount_unknown")],
    [{ amount: "-575" }, mismatch("amount_unknown")],
    [{ amount: "5 75" }, mismatch("amount_unknown")],
    [{ amount: "5 750" }, mismatch("amount_unknown")],
    [{ amount: "575,00" }, PAID],
    [{ currency: "USD" }, mismatch("currency")],
    [{ currency: "840" }, mismatch("currency")],
    [{ currency: "USD", amount: "575,00" }, mismatch("amount_unknown")],
    [{ currency: "976" }, PAID],
    [{ currency: " CDF " }, PAID],
    [{ currency: "FC" }, mismatch("amount_unknown")],
    [{ currency: "EUR" }, mismatch("amount_unknown")],
    [{ currency: null }, mismatch("amount_unknown")],
    [{ status: "3", amount: "1" }, mismatch("amount", false)],
    [{ status: "4", currency: "USD" }, mismatch("currency", false)],
    [{ status: "4", amount: null }, mismatch("amount_unknown", false)],
  ])("%p", (fields, verdict) => {
    expect(judge(EXPECTED, found(fields))).toEqual(verdict)
  })

  it.each<[string, Verdict]>([
    ["1", { kind: "not_paid" }],
    ["2", { kind: "pending", why: "waiting" }],
    ["5", { kind: "canceled" }],
  ])(
    "status %s moved none, so its amount may be missing",
    (status, verdict) => {
      const answer = found({ status, amount: null, currency: null })
      expect(judge(EXPECTED, answer)).toEqual(verdict)
    }
  )
})

it("takes an answer without an amount for none, and not for zero", () => {
  expect(judge({ ...EXPECTED, amount: "0" }, found({ amount: null }))).toEqual(
    mismatch("amount_unknown")
  )
})

it("is paid only for status 0, bound, with equal amount and currency", () => {
  const oneOf = <T>(...values: T[]) => fc.constantFrom(...values)
  const answer = fc.record({
    status: oneOf("0", "1", "2", "3", "4", "5", "9", "", null),
    reference: oneOf(REFERENCE, ORDER_NUMBER, "another", null),
    orderNumber: oneOf(ORDER_NUMBER, "another", null),
    amount: fc.oneof(
      oneOf("575", "575.0", "5750e-1", "592.25", null),
      fc.string()
    ),
    currency: oneOf("CDF", "cdf", "USD", "", null),
  })

  fc.assert(
    fc.property(answer, fc.boolean(), (fields, adopted) => {
      const verdict = judge({ ...EXPECTED, adopted }, found(fields))
      const isOurs =
        fields.reference === REFERENCE ||
        (!adopted && [ORDER_NUMBER, null].includes(fields.reference))
      const shouldBePaid =
        fields.status === "0" &&
        isOurs &&
        fields.orderNumber !== "another" &&
        fields.amount !== null &&
        /^0*575(\.0+)?$/.test(fields.amount) &&
        fields.currency?.toUpperCase() === "CDF"
      expect(verdict.kind === "paid").toBe(shouldBePaid)
    }),
    { numRuns: 5_000 }
  )
})

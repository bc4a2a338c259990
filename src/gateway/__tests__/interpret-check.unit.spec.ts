import fc from "fast-check"
import {
  interpretCheck,
  isSameTransaction,
  toCheckStatus,
} from "../interpret-check"
import type { ExpectedTransaction, Verdict } from "../interpret-check"
import { EXPECTED } from "./support/local-client"
import {
  EXCHANGE,
  foundAnswer,
  ORDER_NUMBER,
  REFERENCE,
} from "./support/samples"
import type { FoundAnswer } from "./support/samples"

const FROM_CALLBACK: ExpectedTransaction = { ...EXPECTED, isFromCallback: true }
const PAID: Verdict = { kind: "paid" }

function mismatch(
  field: Extract<Verdict, { kind: "mismatch" }>["field"],
  paid = true
): Verdict {
  return { kind: "mismatch", field, paid }
}

function verdictOf(
  expected: ExpectedTransaction,
  fields: Partial<FoundAnswer> = {}
): Verdict {
  return interpretCheck(expected, foundAnswer(fields)).verdict
}

describe("the verdict of interpretCheck", () => {
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
  ])("follows from the status %p", (status, verdict) => {
    expect(verdictOf(EXPECTED, { status })).toEqual(verdict)
  })

  it.each(["not_found", "unreadable"] as const)(
    "is pending for the answer %s",
    (kind) => {
      const answer = { kind, exchange: EXCHANGE }
      expect(interpretCheck(EXPECTED, answer).verdict).toEqual({
        kind: "pending",
        why: kind,
      })
    }
  )

  it.each<[string, ExpectedTransaction, Partial<FoundAnswer>, Verdict]>([
    ["the expected reference", EXPECTED, {}, PAID],
    ["no reference", EXPECTED, { reference: null }, PAID],
    [
      "the order number as reference",
      EXPECTED,
      { reference: ORDER_NUMBER },
      PAID,
    ],
    ["no order number", EXPECTED, { orderNumber: null }, PAID],
    [
      "another reference",
      EXPECTED,
      { reference: "another" },
      mismatch("reference"),
    ],
    [
      "another order number",
      EXPECTED,
      { orderNumber: "another" },
      mismatch("order_number"),
    ],
    [
      "another order number, still waiting",
      EXPECTED,
      { orderNumber: "another", status: "2" },
      mismatch("order_number", false),
    ],
    [
      "a reference that no request of the store's named",
      { ...EXPECTED, reference: null },
      { reference: "Caisse 2" },
      PAID,
    ],
    [
      "another order number than that of a payment without a request",
      { ...EXPECTED, reference: null },
      { orderNumber: "another" },
      mismatch("order_number"),
    ],
    [
      "another reference, not paid",
      EXPECTED,
      { reference: "another", status: "1" },
      mismatch("reference", false),
    ],
    [
      "the expected reference, found by a callback's order number",
      FROM_CALLBACK,
      {},
      PAID,
    ],
    [
      "no reference, found by a callback's order number",
      FROM_CALLBACK,
      { reference: null },
      mismatch("reference", false),
    ],
    [
      "the order number as reference, found by a callback's order number",
      FROM_CALLBACK,
      { reference: ORDER_NUMBER },
      mismatch("reference", false),
    ],
    [
      "another reference, found by a callback's order number",
      FROM_CALLBACK,
      { reference: "another" },
      mismatch("reference", false),
    ],
    [
      "another order number, found by a callback's order number",
      FROM_CALLBACK,
      { orderNumber: "another" },
      mismatch("order_number", false),
    ],
    [
      "another amount, found by a callback's order number",
      FROM_CALLBACK,
      { amount: "1" },
      mismatch("amount"),
    ],
    [
      "the expected reference in capitals, found by a callback's order number",
      FROM_CALLBACK,
      { reference: REFERENCE.toUpperCase() },
      PAID,
    ],
    [
      "the expected order number in capitals",
      EXPECTED,
      { orderNumber: ORDER_NUMBER.toUpperCase() },
      PAID,
    ],
    [
      "the expected reference in lower case",
      EXPECTED,
      { reference: REFERENCE.toLowerCase() },
      PAID,
    ],
  ])("is right for a transaction with %s", (_, expected, fields, verdict) => {
    expect(verdictOf(expected, fields)).toEqual(verdict)
  })

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
  ])("compares money that moved: %p", (fields, verdict) => {
    expect(verdictOf(EXPECTED, fields)).toEqual(verdict)
  })

  it.each<[string, Verdict]>([
    ["1", { kind: "not_paid" }],
    ["2", { kind: "pending", why: "waiting" }],
    ["5", { kind: "canceled" }],
  ])(
    "needs no amount for status %s, which moved no money",
    (status, verdict) => {
      const fields = { status, amount: null, currency: null }
      expect(verdictOf(EXPECTED, fields)).toEqual(verdict)
    }
  )

  it("is a mismatch for a missing amount when zero is expected", () => {
    expect(verdictOf({ ...EXPECTED, amount: "0" }, { amount: null })).toEqual(
      mismatch("amount_unknown")
    )
  })

  it("is paid only for status 0 of the expected transaction, amount and currency", () => {
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
      fc.property(answer, fc.boolean(), (fields, isFromCallback) => {
        const verdict = verdictOf({ ...EXPECTED, isFromCallback }, fields)
        const isSame =
          fields.reference === REFERENCE ||
          (!isFromCallback && [ORDER_NUMBER, null].includes(fields.reference))
        const shouldBePaid =
          fields.status === "0" &&
          isSame &&
          fields.orderNumber !== "another" &&
          fields.amount !== null &&
          /^0*575(\.0+)?$/.test(fields.amount) &&
          fields.currency?.toUpperCase() === "CDF"
        expect(verdict.kind === "paid").toBe(shouldBePaid)
      }),
      { numRuns: 5_000 }
    )
  })
})

describe("the facts of interpretCheck", () => {
  const factsOf = (fields: Partial<FoundAnswer> = {}) =>
    interpretCheck(EXPECTED, foundAnswer(fields)).facts

  it("are what FlexPay reports, with normalized amounts and currency", () => {
    expect(factsOf({ amountCharged: "590.0", currency: "976" })).toEqual({
      reference: REFERENCE,
      amount: "575",
      currency: "CDF",
      amountCharged: "590",
      channel: "mpesa",
      operatorReference: "OP123",
      failureMessage: "Solde insuffisant",
    })
  })

  it("are null where FlexPay's answer can't be read", () => {
    const NONE = {
      reference: null,
      amount: null,
      currency: null,
      amountCharged: null,
      channel: null,
      operatorReference: null,
      failureMessage: null,
    }
    expect(factsOf({ ...NONE, message: "Opération connue" })).toEqual(NONE)
    expect(factsOf({ amount: "28 000", currency: "FC" })).toMatchObject({
      amount: null,
      currency: null,
    })
  })

  it("hold no charged amount of zero, and an amount of zero", () => {
    expect(factsOf({ amount: "0.0", amountCharged: "0.0" })).toMatchObject({
      amount: "0",
      amountCharged: null,
    })
  })

  it.each(["not_found", "unreadable"] as const)(
    "are null for the answer %s",
    (kind) => {
      const result = interpretCheck(EXPECTED, { kind, exchange: EXCHANGE })
      expect(result.facts).toBeNull()
    }
  )
})

describe("interpretCheck", () => {
  it("returns the checked order number and the exchange", () => {
    const answer = foundAnswer({ orderNumber: null })
    expect(interpretCheck(EXPECTED, answer)).toMatchObject({
      orderNumber: ORDER_NUMBER,
      exchange: EXCHANGE,
      status: "paid",
      isSameTransaction: true,
    })
  })
})

describe("a verdict", () => {
  it.each<[Verdict, string | null, boolean]>([
    [{ kind: "pending", why: "not_found" }, "not_found", false],
    [{ kind: "pending", why: "waiting" }, "waiting", true],
    [{ kind: "pending", why: "unreadable" }, null, false],
    [{ kind: "pending", why: "unknown_status" }, "unknown_status", true],
    [{ kind: "paid" }, "paid", true],
    [{ kind: "not_paid" }, "not_paid", true],
    [{ kind: "canceled" }, "canceled", true],
    [{ kind: "refunding" }, "refunding", true],
    [{ kind: "refunded" }, "refunded", true],
    [mismatch("order_number"), "paid_mismatch", false],
    [mismatch("reference", false), "mismatch", false],
    [mismatch("amount"), "paid_mismatch", true],
    [mismatch("currency", false), "mismatch", true],
    [mismatch("amount_unknown"), "paid_mismatch", true],
  ])(
    "%p has the status %p; same transaction: %p",
    (verdict, status, isSame) => {
      expect(toCheckStatus(verdict)).toBe(status)
      expect(isSameTransaction(verdict)).toBe(isSame)
    }
  )
})

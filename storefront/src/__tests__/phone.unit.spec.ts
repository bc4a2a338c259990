import fc from "fast-check"
import { readPhone as readOnServer } from "../../../src/gateway/index.ts"
import { guessOperator, readPhone } from "../phone.ts"

const SPELLINGS = [
  "0812345678",
  "812345678",
  "243812345678",
  "+243812345678",
  "+243 81 234 5678",
  "00243812345678",
  "00243 81 234 56 78",
  "+243 081 234 5678",
  "+243 (0)81 234 5678",
  "2430812345678",
  " 081-234-5678 ",
  "081.234.5678",
  "081/234/5678",
  "081\u00A0234\u00A05678",
  "\u202A+243 81 234 5678\u202C",
]

const REFUSED = [
  "",
  "  \u200E ",
  "call me",
  "call 0812345678",
  "0812345678 ext 3",
  "++243812345678",
  "081+2345678",
  "0",
  "08",
  "+2",
  "+24",
  "+243",
  "081234567",
  "08123456789",
  "81234567890",
  "24381234567",
  "2438123456789",
  "+243 81 234 567",
  "+243 81 234 56789",
  "+243 0",
  "8".repeat(30),
  "+33 6 12 34 56 78",
  "0033612345678",
  "33612345678",
  "+250 788 123 456",
  "250788123456",
  "+242 06 612 3456",
  "+999 812345678",
]

describe("readPhone", () => {
  it.each(SPELLINGS)("reads %p", (written) => {
    expect(readPhone(written)).toEqual({
      ok: true,
      msisdn: "243812345678",
      operator: "vodacom",
    })
  })

  it.each(["0872345678", "0612345678", "0123456789"])(
    "takes %p, whose prefix belongs to nobody known",
    (written) => {
      expect(readPhone(written)).toEqual({
        ok: true,
        msisdn: `243${written.slice(1)}`,
        operator: null,
      })
    }
  )

  it.each([...SPELLINGS, ...REFUSED])("answers as the server to %p", (text) => {
    expect(readPhone(text)).toEqual(readOnServer(text))
  })

  it("answers as the server to any number, however it is written", () => {
    fc.assert(
      fc.property(written(), (text) => {
        const onServer = readOnServer(text)
        const isWhole = text.replace(/\D/g, "").length >= 9
        expect(readPhone(text)).toEqual(
          // The two may report different faults of an incomplete number.
          onServer.ok || isWhole
            ? onServer
            : expect.objectContaining({ ok: false })
        )
      }),
      { numRuns: 5_000 }
    )
  })

  it("reports a foreign number as soon as its beginning shows it", () => {
    expect(readPhone("+33 6")).toEqual({ ok: false, reason: "foreign" })
  })
})

it("guesses the operator of each prefix as the server does", async () => {
  for (let prefix = 0; prefix < 100; prefix++) {
    const msisdn = `243${String(prefix).padStart(2, "0")}2345678`
    const reading = readOnServer(`+${msisdn}`)
    if (reading.ok) {
      expect(guessOperator(msisdn)).toBe(reading.operator)
    }
  }
  expect(guessOperator("243872345678")).toBeNull()
})

/** What people write into a field for a number, right and wrong. */
function written(): fc.Arbitrary<string> {
  const digits = (minLength: number, maxLength: number) =>
    fc.string({
      unit: fc.constantFrom(..."0123456789".split("")),
      minLength,
      maxLength,
    })
  const beginning = fc.constantFrom(
    "",
    "0",
    "243",
    "2430",
    "+243",
    "+2430",
    "00243",
    "002430",
    "+",
    "00",
    "+33",
    "+250",
    "+242",
    "33",
    "0033",
    "1",
    "+1"
  )
  const number = fc.oneof(
    { weight: 4, arbitrary: digits(9, 9) },
    { weight: 2, arbitrary: digits(0, 14) }
  )
  const between = fc.constantFrom("", "", "", " ", "-", ".", "/", "\u00A0")
  return fc
    .tuple(beginning, number, fc.array(between, { minLength: 8, maxLength: 8 }))
    .map(([start, rest, marks]) => {
      const [, plus = "", all = ""] = /^(\+?)(.*)$/.exec(start + rest) ?? []
      return (
        plus +
        Array.from(all)
          .map((digit, index) => digit + (marks[index] ?? ""))
          .join("")
      )
    })
}

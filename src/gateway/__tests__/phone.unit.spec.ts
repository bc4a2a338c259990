import { guessOperator, maskOrderNumber, maskPhone, readPhone } from "../phone"
import { ORDER_NUMBER } from "./support/samples"

describe("readPhone", () => {
  it.each([
    "0812345678",
    "812345678",
    "243812345678",
    "+243812345678",
    "+243 81 234 5678",
    "00243812345678",
    "00243 81 234 56 78",
    "+243 0812345678",
    "+243 (0)81 234 5678",
    "2430812345678",
    " 081-234-5678 ",
    "081.234.5678",
    "081\u00A0234\u00A05678",
    "\u202A+243 81 234 5678\u202C",
  ])("reads %p", (written) => {
    expect(readPhone(written)).toEqual({
      ok: true,
      msisdn: "243812345678",
      operator: "vodacom",
    })
  })

  it.each([
    "+33 6 12 34 56 78",
    "0033612345678",
    "33612345678",
    "+250 788 123 456",
    "250788123456",
    "+242 06 612 3456",
    "+999 812345678",
  ])("refuses %p as foreign", (written) => {
    expect(readPhone(written)).toEqual({ ok: false, reason: "foreign" })
  })

  it.each(["0872345678", "0612345678", "0123456789"])(
    "accepts %p, whose prefix is unknown",
    (written) => {
      expect(readPhone(written)).toEqual({
        ok: true,
        msisdn: `243${written.slice(1)}`,
        operator: null,
      })
    }
  )

  it.each([
    ["", "empty"],
    ["  \u200E ", "empty"],
    ["call me", "not_a_number"],
    ["call 0812345678", "not_a_number"],
    ["0812345678 ext 3", "not_a_number"],
    ["081234567", "wrong_length"],
    ["08123456789", "wrong_length"],
    ["81234567890", "wrong_length"],
    ["+243 81 234 567", "wrong_length"],
    ["+243 81 234 56789", "wrong_length"],
    ["0", "wrong_length"],
    ["8".repeat(400), "wrong_length"],
  ])("refuses %p as %s", (written, reason) => {
    expect(readPhone(written)).toEqual({ ok: false, reason })
  })
})

describe("guessOperator", () => {
  it.each([
    ["vodacom", ["81", "82", "83", "86"]],
    ["orange", ["80", "84", "85", "89"]],
    ["airtel", ["96", "97", "98", "99"]],
    ["africell", ["90", "91"]],
    [null, ["87", "70", "24"]],
  ])("guesses %p by the prefix", (operator, prefixes) => {
    for (const prefix of prefixes) {
      expect(guessOperator(`243${prefix}2345678`)).toBe(operator)
    }
  })
})

describe("maskPhone and maskOrderNumber", () => {
  it("keep a phone's prefix and its last two digits", () => {
    expect(maskPhone("243812345648")).toBe("+243 81 ••• •• 48")
  })

  it("hide any other text than a Congolese number", () => {
    expect(maskPhone("33612345678")).toBe("•••")
    expect(maskPhone("0812345678")).toBe("•••")
  })

  it("keep an order number's first four and last two characters", () => {
    expect(maskOrderNumber(ORDER_NUMBER)).toBe("k3Tn…17")
    expect(maskOrderNumber("short1")).toBe("…")
  })
})

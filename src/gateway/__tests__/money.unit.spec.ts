import { BigNumber, MathBN } from "@medusajs/framework/utils"
import fc from "fast-check"
import {
  compareAmount,
  floorToWire,
  InvalidAmountError,
  readDecimal,
  readWireCurrency,
  sameAmount,
  toWireAmount,
} from "../money"

function codeOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    return error instanceof InvalidAmountError ? error.code : String(error)
  }
  return "no error"
}

describe("toWireAmount", () => {
  it.each([
    ["575", "CDF", "575"],
    ["575.00", "cdf", "575"],
    [575, "CDF", "575"],
    ["0.50", "USD", "0.5"],
    ["10.10", "usd", "10.1"],
    [0.5, "USD", "0.5"],
    ["1e3", "CDF", "1000"],
    ["100000000000000000000000", "CDF", "100000000000000000000000"],
    [new BigNumber("12.30"), "USD", "12.3"],
    [{ value: "12.30" }, "USD", "12.3"],
  ])("writes %p %s in its shortest form, %s", (amount, currency, expected) => {
    expect(toWireAmount(amount, currency, "refuse")).toBe(expected)
  })

  it("refuses centimes of a franc", () => {
    expect(codeOf(() => toWireAmount("575.01", "CDF", "refuse"))).toBe(
      "has_centimes"
    )
  })

  it.each([
    ["575.01", "576"],
    ["575.99", "576"],
    ["575", "575"],
    ["0.2", "1"],
  ])("rounds %s CDF up to %s", (amount, expected) => {
    expect(toWireAmount(amount, "CDF", "round_up")).toBe(expected)
  })

  it("refuses a fraction of a cent", () => {
    expect(codeOf(() => toWireAmount("0.505", "USD", "refuse"))).toBe(
      "too_many_decimals"
    )
  })

  it.each([
    ["0.505", "0.51"],
    ["10.3356", "10.34"],
    ["6.666666666666666667", "6.67"],
    ["6.6", "6.6"],
    ["0.001", "0.01"],
  ])("rounds %s USD up to %s", (amount, expected) => {
    expect(toWireAmount(amount, "USD", "round_up")).toBe(expected)
  })

  it.each(["0", "-1", "-0.5", "abc", "", NaN, Infinity])(
    "refuses %p, which is no positive number",
    (amount) => {
      expect(codeOf(() => toWireAmount(amount, "USD", "refuse"))).toBe(
        "not_positive"
      )
    }
  )

  it("refuses every currency but CDF and USD", () => {
    expect(codeOf(() => toWireAmount("1", "EUR", "refuse"))).toBe(
      "unsupported_currency"
    )
  })

  it("writes the same number without superfluous digits", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 12 }), (cents) => {
        const amount = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`
        const wire = toWireAmount(amount, "USD", "refuse")
        expect(sameAmount(wire, amount)).toBe(true)
        expect(wire).toMatch(/^(0|[1-9]\d*)(\.\d?[1-9])?$/)
      })
    )
  })
})

describe("floorToWire", () => {
  it.each([
    ["3277.84", "cdf", "3277"],
    ["0.5", "CDF", "0"],
    ["6.669", "usd", "6.66"],
    ["6.6", "USD", "6.6"],
  ])("rounds %s %s down to %s", (amount, currency, expected) => {
    expect(floorToWire(amount, currency)).toBe(expected)
  })
})

describe("sameAmount", () => {
  it.each([
    ["100.0", "100", true],
    [100, "100.00", true],
    ["0.1", "0.10", true],
    ["100", "100.01", false],
    ["9007199254740993", "9007199254740992", false],
    ["abc", "abc", false],
    ["", "0", false],
    ["1,5", "1.5", false],
    ["5 000", "5000", false],
    ["5000", "5 000", false],
    [NaN, NaN, false],
    [Infinity, Infinity, false],
    ["1e3", "1000", true],
    [{ value: "12.30" }, "12.3", true],
  ])("is for %p and %p: %p", (a, b, expected) => {
    expect(sameAmount(a, b)).toBe(expected)
  })
})

describe("compareAmount", () => {
  it.each([
    "28000",
    "28000.0",
    "028000.00",
    "28000,00",
    "28 000",
    "28 000,00",
    "28,000",
    "28,000.00",
    "28.000,00",
    "28'000.00",
    "28’000",
    "28\u00a0000",
    "28\u202f000,0",
    "28\u2009000.00",
  ])('is "same" for %p and 28000', (text) => {
    expect(compareAmount(text, "28000")).toBe("same")
  })

  it.each(["1,234,567.50", "1 234 567,5", "1.234.567,50"])(
    'is "same" for %p and 1234567.5',
    (text) => {
      expect(compareAmount(text, "1234567.50")).toBe("same")
    }
  )

  it.each(["28", "0", "27999.99", "280000", "28000.01", "9".repeat(20)])(
    'is "other" for %p and 28000',
    (text) => {
      expect(compareAmount(text, "28000")).toBe("other")
    }
  )

  it.each([
    null,
    "",
    " ",
    "-28000",
    "+28000",
    "28 000 FC",
    "28.000",
    "27 999",
    "27,999.00",
    "2,8000",
    "28,00,0",
    "28 000.000",
    "28,000,",
    "28 0000",
    "28..000",
    "28000.",
    ".5",
    "2.8e4",
    "0x6d60",
    "NaN",
    "Infinity",
    "vingt-huit mille",
    "9".repeat(21),
    `28000.${"0".repeat(30)}`,
  ])('is "unknown" for %p and 28000', (text) => {
    expect(compareAmount(text, "28000")).toBe("unknown")
  })

  it("reads a comma before three digits as thousands, never as decimals", () => {
    expect(compareAmount("28,000", "28")).toBe("unknown")
  })
})

describe("readDecimal", () => {
  it.each([
    ["100.0", "100"],
    ["100.50", "100.5"],
    ["007", "7"],
    ["10", "10"],
    ["0.00", "0"],
    ["123456789012345.1234567891", "123456789012345.1234567891"],
    ["1234567890123456", null],
    ["1.12345678901", null],
    ["-1", null],
    ["1,5", null],
    ["1e3", null],
    [" 1", null],
    [".5", null],
    ["5.", null],
    ["", null],
    [null, null],
  ])("reads %p as %p", (text, decimal) => {
    expect(readDecimal(text)).toBe(decimal)
  })
})

describe("readWireCurrency", () => {
  it.each([
    ["CDF", "CDF"],
    [" cdf ", "CDF"],
    ["976", "CDF"],
    ["USD", "USD"],
    ["840", "USD"],
    ["FC", null],
    ["$", null],
    ["EUR", null],
    ["", null],
    [null, null],
  ])("reads %p as %p", (text, currency) => {
    expect(readWireCurrency(text)).toBe(currency)
  })
})

describe("with a bignumber.js that throws on text that is no number, as version 11 does", () => {
  // The switch of version 9 for the same behaviour.
  const { constructor } = MathBN.convert(1)
  beforeAll(() => Object.assign(constructor, { DEBUG: true }))
  afterAll(() => Object.assign(constructor, { DEBUG: undefined }))

  const JUNK = ["", " ", "408,0", "5 000", "abc", "NaN", "Infinity", "1.2.3"]

  it("MathBN throws", () => {
    expect(() => MathBN.convert("5 000")).toThrow("Not a number")
  })

  it.each(JUNK)("no function of amounts throws for %p", (text) => {
    expect(sameAmount(text, "5000.5")).toBe(false)
    expect(sameAmount("5000.5", text)).toBe(false)
    expect(compareAmount(text, "5000.5")).toBe("unknown")
    expect(codeOf(() => toWireAmount(text, "USD", "refuse"))).toBe(
      "not_positive"
    )
  })
})

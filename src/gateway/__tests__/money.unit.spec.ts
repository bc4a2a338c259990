import { BigNumber } from "@medusajs/framework/utils"
import fc from "fast-check"
import { InvalidAmountError, sameAmount, toWireAmount } from "../money"

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
  ])("rounds %s CDF up to %s when the store says so", (amount, expected) => {
    expect(toWireAmount(amount, "CDF", "round_up")).toBe(expected)
  })

  it("never rounds dollars", () => {
    expect(codeOf(() => toWireAmount("0.505", "USD", "round_up"))).toBe(
      "too_many_decimals"
    )
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

  it("writes a number equal to the amount, with no superfluous digit", () => {
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
  ])("compares %p and %p exactly: %p", (left, right, expected) => {
    expect(sameAmount(left, right)).toBe(expected)
  })
})

import { MedusaError } from "@medusajs/framework/utils"
import { payableAmount } from "../payable-amount"

const refuse = { cdf_centimes: "refuse", usd_cents: "refuse" } as const
const roundUp = { cdf_centimes: "round_up", usd_cents: "round_up" } as const
const roundUpFrancs = { ...refuse, cdf_centimes: "round_up" } as const

describe("The payable amount", () => {
  it("an option rounds only its own currency", () => {
    expect(payableAmount("0.5", "cdf", roundUpFrancs)).toBe("1")
    expect(() => payableAmount("0.505", "usd", roundUpFrancs)).toThrow(
      "at most 2 decimals"
    )
  })

  it.each([
    ["5000.00", "cdf", refuse, "5000"],
    ["5000.01", "cdf", roundUp, "5001"],
    ["0.50", "usd", refuse, "0.5"],
    ["12.34", "USD", roundUp, "12.34"],
    ["10.3356", "usd", roundUp, "10.34"],
  ])(
    "the payable amount of %s %s (%j) is %s",
    (amount, currency, options, expected) => {
      expect(payableAmount(amount, currency, options)).toBe(expected)
    }
  )

  it.each([
    ["5000.01", "cdf", "An amount in CDF must be in whole francs"],
    ["0.001", "usd", "An amount in USD has at most 2 decimals"],
    ["0", "cdf", "The amount must be a number greater than zero"],
    ["-1", "usd", "The amount must be a number greater than zero"],
    ["1", "eur", "FlexPay takes CDF and USD only"],
  ])("%s %s is refused: %s", (amount, currency, message) => {
    expect(() => payableAmount(amount, currency, refuse)).toThrow(
      new MedusaError(MedusaError.Types.INVALID_DATA, message)
    )
  })
})

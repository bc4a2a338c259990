import { assertWithinLimits } from "../payout-limits"

const FREE = {
  enabled: true,
  max_amount: {},
  max_per_day: { cdf: "1000000", usd: "1000" },
  approval_above: {},
}

describe("The limits of a payout", () => {
  it("a payout has the limits of its own currency", () => {
    const options = { ...FREE, max_amount: { cdf: "1" } }

    expect(codeOf({ amount: "2", options })).toBe("payout_too_large")
    expect(codeOf({ amount: "2", currency: "usd", options })).toBeNull()
  })

  it("the limits of a payout and of a day are inclusive", () => {
    const options = {
      ...FREE,
      max_amount: { cdf: "500" },
      max_per_day: { cdf: "800" },
    }

    expect(codeOf({ amount: "500", ofDay: "300", options })).toBeNull()
    expect(codeOf({ amount: "501", options })).toBe("payout_too_large")
    expect(codeOf({ amount: "500", ofDay: "301", options })).toBe(
      "payout_day_limit"
    )
  })

  it("no payout is within the limits while payouts are off", () => {
    expect(codeOf({ options: { ...FREE, enabled: false } })).toBe("payouts_off")
  })

  it("no payout leaves in a currency without a limit of the day", () => {
    const options = {
      ...FREE,
      max_amount: { usd: "10" },
      max_per_day: { cdf: "800" },
    }

    expect(codeOf({ currency: "usd", options })).toBe("payouts_unlimited")
    expect(codeOf({ currency: "cdf", options })).toBeNull()
  })
})

type Limited = Parameters<typeof assertWithinLimits>

function codeOf({
  amount = "1",
  currency = "cdf",
  ofDay = "0",
  options = FREE,
}: {
  amount?: string
  currency?: Limited[0]["currency"]
  ofDay?: string
  options?: Limited[1]
}): unknown {
  try {
    assertWithinLimits({ amount, currency, of_day: ofDay }, options)
    return null
  } catch (error) {
    return error instanceof Error && "code" in error ? error.code : error
  }
}

import fc from "fast-check"
import { assertPayable, receivedMoney } from "../payout-limits"

const PAYMENT = {
  kind: "payment",
  state: "succeeded",
  amount: "1000",
  currency_code: "cdf",
  received_amount: null,
  received_currency_code: null,
} as const
const FREE = {
  enabled: true,
  max_amount: {},
  max_per_day: {},
  approval_above: {},
}

describe("The limits of a payout", () => {
  it("let through what the payment brought less what was given back, and not a franc more", () => {
    fc.assert(
      fc.property(
        fc.nat(2_000),
        fc.integer({ min: 1, max: 2_000 }),
        (paidOut, amount) => {
          expect(
            codeOf({ paidOut: String(paidOut), amount: String(amount) })
          ).toBe(paidOut + amount <= 1000 ? null : "exceeds_payment")
        }
      )
    )
  })

  it("go by what arrived, where that is not what was asked for", () => {
    const other = {
      ...PAYMENT,
      received_amount: "2.5",
      received_currency_code: "usd",
    } as const

    expect(receivedMoney(other)).toEqual({
      amount: "2.5",
      currency_code: "usd",
    })
    expect(codeOf({ payment: other, amount: "2.5" })).toBeNull()
    expect(codeOf({ payment: other, amount: "2.51" })).toBe("exceeds_payment")
    expect(
      codeOf({
        payment: other,
        amount: "2",
        options: { ...FREE, max_amount: { cdf: "1" } },
      })
    ).toBeNull()
  })

  it("reach up to the limit itself, for one payout and for a day", () => {
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

  it.each(["pending", "reversed", "failed", "expired"] as const)(
    "let nothing out of a payment that is %s",
    (state) => {
      expect(codeOf({ payment: { ...PAYMENT, state } })).toBe("not_paid")
    }
  )

  it("let nothing out while payouts are off", () => {
    expect(codeOf({ options: { ...FREE, enabled: false } })).toBe("payouts_off")
  })
})

type Limited = Parameters<typeof assertPayable>

function codeOf({
  payment = PAYMENT,
  amount = "1",
  paidOut = "0",
  ofDay = "0",
  options = FREE,
}: {
  payment?: Limited[0]["payment"]
  amount?: string
  paidOut?: string
  ofDay?: string
  options?: Limited[1]
}): unknown {
  try {
    assertPayable(
      { payment, amount, sums: { of_payment: paidOut, of_day: ofDay } },
      options
    )
    return null
  } catch (error) {
    return error instanceof Error && "code" in error ? error.code : error
  }
}

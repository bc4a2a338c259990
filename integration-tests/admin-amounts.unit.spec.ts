import { needsApproval } from "../src/admin/components/refund/payout-draft"
import { percentOf } from "../src/admin/format/decimal"
import { findAmountError } from "../src/admin/format/amount-error"
import { unapprovedAmount } from "../src/modules/flexpay/payouts/approval"
import {
  BORN,
  newRow,
} from "../src/modules/flexpay/transaction/__tests__/support/row"
import type { Transaction } from "../src/modules/flexpay/transaction/transaction"

describe("the amounts of the admin's forms", () => {
  it.each([
    ["10 000", "28000", "cdf", undefined],
    ["10000,50", "28000", "cdf", "amount_centimes"],
    ["10000.00", "28000", "cdf", undefined],
    ["28000.5", "28000.50", "cdf", undefined],
    ["10.50", "20", "usd", undefined],
    ["3,333", "20", "usd", "amount_decimals"],
    ["3.333", "3.333", "usd", undefined],
    ["0", "20", "usd", "amount_invalid"],
    ["0.001", "20", "usd", "amount_decimals"],
    ["ten", "20", "usd", "amount_invalid"],
    ["1e3", "2000", "cdf", "amount_invalid"],
    ["20.01", "20", "usd", "amount_too_large"],
  ])(
    "%j of %s %s that can be sent has the error %s",
    (typed, max, currency, error) => {
      expect(findAmountError(typed, { max, currency })).toBe(error)
    }
  )
})

describe("the fee that a form estimates", () => {
  it.each([
    ["28000", "2.5", "700"],
    ["1001", "2.5", "25.025"],
    ["10.10", "3", "0.303"],
    ["500", "0", "0"],
  ])("of %s at %s percent is %s", (amount, percent, fee) => {
    expect(percentOf(amount, percent)).toBe(fee)
  })
})

describe("the approval that a form announces", () => {
  it.each([
    ["within the threshold", "same", "10000", false],
    ["above the threshold", "same", "10001", true],
    ["to another number", "other", "1", true],
  ] as const)("a payout %s", (_, choice, amount, isNeeded) => {
    const payment = { approval_above: "10000" }

    expect(needsApproval(payment, { choice }, amount)).toBe(isNeeded)
    expect(needsApproval({ approval_above: null }, { choice }, amount)).toBe(
      false
    )
  })

  it("counts what the payment gave back within 24 hours", () => {
    expect(headroom([])).toBe("10000")
    expect(headroom([payout({ amount: "4000" })])).toBe("6000")
    expect(headroom([payout({ amount: "40000" })])).toBe("0")
    expect(headroom([payout({ amount: "4000", state: "failed" })])).toBe(
      "10000"
    )
    const longAgo = { created_at: new Date(BORN.getTime() - 25 * 3_600_000) }
    expect(headroom([payout({ amount: "4000", ...longAgo })])).toBe("10000")
  })

  it("doesn't count the payout that is sent again", () => {
    const replaced = payout({ amount: "4000", state: "unknown" })

    expect(headroom([replaced])).toBe("6000")
    expect(headroom([replaced], { replaced })).toBe("10000")
  })

  it("leaves nothing without an approval to a number that did not pay", () => {
    const replaced = payout({ state: "failed", phone: "243970000002" })

    expect(headroom([replaced], { replaced })).toBe("0")
    expect(headroom([], { payment: { ...PAYMENT, phone: null } })).toBe("0")
  })

  it("is none without a threshold for the currency", () => {
    expect(
      headroom([], { payment: { ...PAYMENT, currency_code: "usd" } })
    ).toBeNull()
  })
})

const PAYMENT: Transaction = {
  ...newRow(BORN, BORN),
  state: "succeeded",
  amount: "50000",
}

function payout(columns: Partial<Transaction>): Transaction {
  return {
    ...newRow(BORN, BORN),
    id: "fptx_payout",
    kind: "payout",
    state: "succeeded",
    payment_transaction_id: PAYMENT.id,
    ...columns,
  }
}

function headroom(
  payouts: Transaction[],
  {
    payment = PAYMENT,
    replaced = null,
  }: { payment?: Transaction; replaced?: Transaction | null } = {}
): string | null {
  const options = {
    enabled: true,
    max_amount: {},
    max_per_day: {},
    approval_above: { cdf: "10000" },
  }
  return unapprovedAmount(
    { payment, payouts, replaced },
    { options, now: BORN }
  )
}

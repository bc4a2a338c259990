import { BORN, newRow } from "../../transaction/__tests__/support/row"
import type { Transaction } from "../../transaction/transaction"
import { latestPayout, refundStateOf } from "../refund-state"

describe("the state of a refund for its customer", () => {
  it.each([
    ["requested", "draft", null],
    ["requested", "awaiting_approval", "approval_needed"],
    ["under_way", "submitting", null],
    ["under_way", "pending", null],
    ["under_way", "unknown", "outcome_unknown"],
    ["arrived", "succeeded", null],
    ["failed", "failed", "payout_failed"],
    ["failed", "refused", "payout_refused"],
    // An operator resolved it.
    ["resolved", "failed", null],
    ["resolved", "refused", null],
  ] as const)(
    "is %s for a payout that is %s (%p)",
    (expected, state, attention) => {
      const payout = { state, attention, check_status: null }
      expect(refundStateOf(payout, false)).toBe(expected)
    }
  )

  it.each([
    // It arrived after an operator had resolved it.
    ["arrived", "paid", "contradicted"],
    ["failed", "refunded", "contradicted"],
    ["failed", "not_paid", "contradicted"],
    ["resolved", "refunded", null],
  ] as const)(
    "is %s for a payout that succeeded and of which check says %s (%p)",
    (expected, check_status, attention) => {
      const payout = { state: "succeeded", check_status, attention } as const
      expect(refundStateOf(payout, false)).toBe(expected)
    }
  )

  it("is requested before there is a payout", () => {
    expect(refundStateOf(null, false)).toBe("requested")
  })

  it("is arrived without a payout where FlexPay returned the payment", () => {
    expect(refundStateOf(null, true)).toBe("arrived")
  })
})

describe("the payout that pays a refund", () => {
  const payout = (facts: Partial<Transaction>): Transaction => ({
    ...newRow(BORN, BORN),
    kind: "payout",
    ...facts,
  })
  const first = payout({ id: "fptx_1", state: "failed" })

  it("is the one that was sent in place of the first", () => {
    const second = payout({ id: "fptx_2", replaces_id: "fptx_1" })
    expect(latestPayout([first, second])?.id).toBe("fptx_2")
    expect(latestPayout([second, first])?.id).toBe("fptx_2")
  })

  it("is the first one where its successor was canceled", () => {
    const canceled = payout({
      id: "fptx_2",
      replaces_id: "fptx_1",
      state: "canceled",
    })
    expect(latestPayout([first, canceled])?.id).toBe("fptx_1")
  })

  it("is none where the only one was canceled", () => {
    expect(latestPayout([payout({ state: "canceled" })])).toBeNull()
  })
})

import type { StoreFlexPayTransaction } from "../types.ts"
import { viewOf } from "../view.ts"
import { TRANSACTION } from "./support/server.ts"

const ALL_STATES: StoreFlexPayTransaction["state"][] = [
  "deferred",
  "submitting",
  "pending",
  "unknown",
  "succeeded",
  "failed",
  "refused",
  "canceled",
  "expired",
  "reversed",
]

describe("the view", () => {
  it.each<[string, Partial<StoreFlexPayTransaction>]>([
    ["waiting", { state: "submitting" }],
    ["waiting", { state: "pending" }],
    ["card_page", { state: "pending", redirect_url: "https://card.test/1" }],
    ["deferred", { state: "deferred" }],
    ["checking", { state: "unknown", reason: "no_answer" }],
    ["failed", { state: "failed", reason: "not_paid" }],
    ["failed", { state: "refused", reason: "unreachable" }],
    ["failed", { state: "canceled", reason: "canceled" }],
    ["expired", { state: "expired", reason: "expired" }],
    ["placing", { state: "succeeded", retry_after_ms: 1000 }],
    // With the order's id or without it: the page may not know the cart.
    ["paid", { state: "succeeded", order_placed: true, retry_after_ms: null }],
    ["help", { state: "succeeded", needs_help: true, retry_after_ms: null }],
    ["help", { state: "succeeded", order_placed: false, retry_after_ms: null }],
    ["help", { state: "reversed", reason: "returned" }],
    ["returned", { state: "reversed", reason: "returned", can_retry: true }],
    ["returned", { state: "reversed", reason: "resolved", can_retry: true }],
  ])("is %p for %p", (view, facts) => {
    expect(viewOf({ ...TRANSACTION, ...facts })).toBe(view)
  })

  it("is the form while nothing was requested", () => {
    expect(viewOf(null)).toBe("form")
  })

  it.each(ALL_STATES)("is help for %s that needs an operator", (state) => {
    const view = viewOf({ ...TRANSACTION, state, needs_help: true })
    expect(view).toBe("help")
  })

  it.each<[string, Partial<StoreFlexPayTransaction>]>([
    ["amount_changed", { state: "submitting" }],
    ["amount_changed", { state: "pending" }],
    ["amount_changed", { state: "pending", redirect_url: "https://a.test" }],
    ["amount_changed", { state: "unknown" }],
    // Nothing was sent: the next request has the new amount.
    ["form", { state: "deferred" }],
    ["form", { state: "expired", can_retry: true }],
    ["form", { state: "failed", can_retry: true }],
    ["form", { state: "refused", can_retry: true }],
    ["form", { state: "canceled", can_retry: true }],
    ["expired", { state: "expired", can_retry: false }],
    ["placing", { state: "succeeded", retry_after_ms: 1000 }],
    ["paid", { state: "succeeded", order_placed: true }],
    ["returned", { state: "reversed", can_retry: true }],
  ])("is %p for %p of another amount than the cart's", (view, facts) => {
    const transaction = { ...TRANSACTION, ...facts, amount_changed: true }
    expect(viewOf(transaction)).toBe(view)
  })

  it.each<[string, Partial<StoreFlexPayTransaction>]>([
    ["order_canceled", { state: "deferred" }],
    ["order_canceled", { state: "submitting" }],
    ["order_canceled", { state: "pending" }],
    ["order_canceled", { state: "pending", redirect_url: "https://a.test" }],
    ["order_canceled", { state: "unknown" }],
    ["order_canceled", { state: "expired" }],
    ["order_canceled", { state: "failed" }],
    ["order_canceled", { state: "pending", amount_changed: true }],
    ["help", { state: "pending", needs_help: true }],
    ["help", { state: "succeeded", retry_after_ms: null }],
    ["help", { state: "reversed", reason: "returned" }],
  ])("is %p for %p of a canceled order", (view, facts) => {
    const transaction = { ...TRANSACTION, ...facts, order_canceled: true }
    expect(viewOf(transaction)).toBe(view)
  })

  it("is never a failure for a state that only a newer server knows", () => {
    const state = "thinking" as StoreFlexPayTransaction["state"]
    expect(viewOf({ ...TRANSACTION, state })).toBe("checking")
  })
})

import type { StoreFlexPayTransaction } from "../types.ts"
import { viewOf } from "../view.ts"
import { TRANSACTION } from "./support/server.ts"

describe("what is shown", () => {
  it.each<[string, Partial<StoreFlexPayTransaction>]>([
    ["waiting", { state: "requesting" }],
    ["waiting", { state: "pending" }],
    ["card_page", { state: "pending", redirect_url: "https://card.test/1" }],
    ["ready", { state: "ready" }],
    ["checking", { state: "unknown", reason: "no_answer" }],
    ["failed", { state: "failed", reason: "not_paid" }],
    ["failed", { state: "refused", reason: "unreachable" }],
    ["failed", { state: "canceled", reason: "canceled" }],
    ["expired", { state: "expired", reason: "expired" }],
    ["placing", { state: "succeeded", retry_after_ms: 1000 }],
    ["paid", { state: "succeeded", order_id: "order_1", retry_after_ms: null }],
    ["help", { state: "succeeded", needs_help: true, retry_after_ms: null }],
    ["help", { state: "succeeded", order_id: null, retry_after_ms: null }],
    ["help", { state: "reversed", reason: "returned" }],
  ])("is %p for %p", (view, facts) => {
    expect(viewOf({ ...TRANSACTION, ...facts })).toBe(view)
  })

  it("is the form while nothing was asked", () => {
    expect(viewOf(null)).toBe("form")
  })

  it("is never a failure for a state that only a newer server knows", () => {
    const state = "thinking" as StoreFlexPayTransaction["state"]
    expect(viewOf({ ...TRANSACTION, state })).toBe("checking")
  })
})

import {
  actionsOn,
  findOpenPayout,
  isAcceptable,
  isOrderPlaceable,
} from "../operator-actions"
import type { OperatorAction } from "../operator-actions"
import { ATTENTIONS, DISPOSITIONS, STATES } from "../transaction"
import type { Transaction } from "../transaction"
import { newRow } from "./support/row"

const TIME = new Date("2026-01-01T00:00:00Z")
const KINDS = ["payment", "payout"] as const
const CHECK_STATUSES: readonly Transaction["check_status"][] = [
  null,
  "not_found",
  "waiting",
  "unknown_status",
  "paid",
  "not_paid",
  "canceled",
  "refunding",
  "refunded",
  "mismatch",
  "paid_mismatch",
]

function row(changes: Partial<Transaction> = {}): Transaction {
  return { ...newRow(TIME, TIME), id: "fptx_1", state: "succeeded", ...changes }
}

function payout(changes: Partial<Transaction> = {}): Transaction {
  return row({
    id: "fptx_2",
    kind: "payout",
    payment_transaction_id: "fptx_1",
    ...changes,
  })
}

function actions(
  transaction: Transaction,
  payouts: Transaction[] = [],
  facts: { viewer_id?: string; has_sync_lease?: boolean } = {}
): OperatorAction[] {
  return actionsOn(transaction, {
    viewer_id: "user_1",
    has_sync_lease: false,
    payouts,
    ...facts,
  }).actions
}

// The lists of these tests are written out, so that a change of a rule's own
// list shows.
describe("isAcceptable", () => {
  it("accepts a payment that check reports as another one's, and nothing else", () => {
    const accepted = KINDS.flatMap((kind) =>
      STATES.flatMap((state) =>
        [null, ...ATTENTIONS].flatMap((attention) =>
          CHECK_STATUSES.filter((check_status) =>
            isAcceptable({
              kind,
              state,
              attention,
              check_status,
              received_amount: "1",
            })
          ).map((check_status) => [kind, attention, check_status, state])
        )
      )
    )

    expect(accepted.map((each) => each.join(" ")).sort()).toEqual(
      [
        "submitting",
        "pending",
        "unknown",
        "refused",
        "failed",
        "canceled",
        "expired",
      ]
        .flatMap((state) => [
          `payment order_number_differs paid_mismatch ${state}`,
          `payment reference_differs paid_mismatch ${state}`,
        ])
        .sort()
    )
  })

  it("accepts a successful payment without a readable amount, in no other state", () => {
    const accepted = KINDS.flatMap((kind) =>
      STATES.filter((state) =>
        isAcceptable({
          kind,
          state,
          attention: "amount_unknown",
          check_status: "paid",
          received_amount: null,
        })
      ).map((state) => `${kind} ${state}`)
    )

    expect(accepted).toEqual(["payment succeeded"])
  })
})

describe("isOrderPlaceable", () => {
  const waiting = row({
    disposition: "awaiting_operator",
    received_amount: "5000",
    received_currency_code: "cdf",
  })

  it("places the order of money that waits for an operator, by its reason", () => {
    const placeable = ATTENTIONS.filter((attention) =>
      isOrderPlaceable({ ...waiting, attention }, [])
    )

    expect([...placeable].sort()).toEqual([
      "amount_unknown",
      "cart_changed",
      "order_changed",
      "order_not_placed",
      "order_number_differs",
      "other_payment_authorized",
      "reference_differs",
      "refund_not_sent",
      "session_gone",
    ])
    expect(isOrderPlaceable({ ...waiting, attention: null }, [])).toBe(false)
  })

  it("needs a payment that succeeded and waits for an operator", () => {
    const attention = "order_not_placed"
    const placeable = KINDS.flatMap((kind) =>
      STATES.flatMap((state) =>
        [null, ...DISPOSITIONS]
          .filter((disposition) =>
            isOrderPlaceable(
              { ...waiting, kind, state, disposition, attention },
              []
            )
          )
          .map((disposition) => [kind, state, disposition])
      )
    )

    expect(placeable).toEqual([["payment", "succeeded", "awaiting_operator"]])
  })

  it.each([
    ["the amount", { received_amount: "5000" }, true],
    ["more", { received_amount: "5000.01" }, true],
    ["less", { received_amount: "4999.99" }, false],
    ["no amount", { received_amount: null }, false],
    ["another currency", { received_currency_code: "usd" as const }, false],
    ["no currency", { received_currency_code: null }, false],
  ])("of accepted money needs all of it: %s", (_, received, isPlaceable) => {
    for (const attention of [
      "amount_unknown",
      "reference_differs",
      "order_number_differs",
    ] as const) {
      expect(isOrderPlaceable({ ...waiting, attention, ...received }, [])).toBe(
        isPlaceable
      )
    }
  })

  it("needs money of which no payout holds any", () => {
    const due = { ...waiting, attention: "order_not_placed" as const }

    expect(isOrderPlaceable(due, [payout({ state: "failed" })])).toBe(true)
    expect(
      isOrderPlaceable(due, [payout({ state: "unknown", amount: "0.01" })])
    ).toBe(false)
  })
})

describe("findOpenPayout", () => {
  it("finds a payout that failed or stays unknown, and is in the attention list", () => {
    const openCases = STATES.flatMap((state) =>
      ([null, "payout_failed"] as const)
        .filter((attention) => findOpenPayout([payout({ state, attention })]))
        .map((attention) => [state, attention])
    )

    expect(openCases).toEqual([
      ["unknown", "payout_failed"],
      ["failed", "payout_failed"],
    ])
  })

  it("passes over one that was resent, unless the resend was canceled", () => {
    const open = payout({ state: "failed", attention: "payout_failed" })
    const resent = payout({ id: "fptx_3", replaces_id: open.id })

    expect(findOpenPayout([open, { ...resent, state: "pending" }])).toBe(
      undefined
    )
    expect(findOpenPayout([open, { ...resent, state: "canceled" }])).toBe(open)
  })
})

describe("actionsOn", () => {
  it("offers to approve and to reject only what awaits approval", () => {
    for (const state of STATES) {
      const offered = actions(payout({ state, requested_by: "user_2" }))

      expect(offered.includes("approve")).toBe(state === "awaiting_approval")
      expect(offered.includes("reject")).toBe(state === "awaiting_approval")
    }
  })

  it("offers to resolve each attention but that of an approval", () => {
    for (const state of STATES) {
      const offered = actions(payout({ state, attention: "approval_needed" }))

      expect(offered.includes("resolve")).toBe(state !== "awaiting_approval")
    }
  })

  it("offers the resend of a payout, never of a payment", () => {
    const failed = { state: "failed", attention: "payout_failed" } as const
    const [ofPayment, ofPayout] = [row(failed), payout(failed)].map((each) =>
      actionsOn(each, {
        viewer_id: "user_1",
        has_sync_lease: false,
        payouts: [],
      })
    )

    expect(ofPayment).toMatchObject({ resend_amount: null })
    expect(ofPayment?.actions).not.toContain("resend")
    expect(ofPayout).toMatchObject({ resend_amount: "5000" })
    expect(ofPayout?.actions).toContain("resend")
  })

  it("offers no refund of a payout, and none of a payment that nothing is left of", () => {
    const spent = payout({ state: "pending", amount: "5000" })
    const nearly = payout({ state: "pending", amount: "4999" })

    expect(actions(payout())).not.toContain("refund")
    expect(actions(row(), [spent])).not.toContain("refund")
    expect(actions(row(), [nearly])).toContain("refund")
  })

  it("offers a refund during a sync only of money that no order will take", () => {
    const busy = { has_sync_lease: true }
    const becoming = row({ disposition: "becoming_order" })

    expect(actions(becoming)).toContain("refund")
    expect(actions(becoming, [], busy)).not.toContain("refund")
    expect(
      actions({ ...becoming, authorized_session_id: "payses_1" }, [], busy)
    ).not.toContain("refund")
    expect(
      actions({ ...becoming, authorized_session_id: "payses_1" })
    ).toContain("refund")
    expect(
      actions(row({ disposition: "awaiting_operator" }), [], busy)
    ).toContain("refund")
  })

  it("requires a justification where check does not prove what the operator says", () => {
    const justified = (transaction: Transaction) =>
      actionsOn(transaction, {
        viewer_id: "user_1",
        has_sync_lease: false,
        payouts: [],
      }).needs_justification

    expect(justified(row())).toEqual([])
    expect(justified(row({ disposition: "resolved" }))).toEqual(["refund"])
    expect(justified(row({ attention: "contradicted" }))).toEqual(["refund"])
    expect(justified(row({ attention: "amount_unknown" }))).toEqual(["accept"])
    expect(
      justified(payout({ state: "failed", attention: "payout_failed" }))
    ).toEqual([])
    expect(
      justified(payout({ state: "unknown", attention: "outcome_unknown" }))
    ).toEqual(["resend"])
  })

  it("requires the amount only where it is unknown and accepted", () => {
    const needsAmount = (changes: Partial<Transaction>) =>
      actionsOn(row(changes), {
        viewer_id: "user_1",
        has_sync_lease: false,
        payouts: [],
      }).accept_needs_amount

    expect(needsAmount({ attention: "amount_unknown" })).toBe(true)
    expect(needsAmount({ attention: "amount_unknown", state: "expired" })).toBe(
      false
    )
    expect(
      needsAmount({ attention: "amount_unknown", received_amount: "1" })
    ).toBe(false)
    expect(
      needsAmount({
        attention: "reference_differs",
        state: "expired",
        check_status: "paid_mismatch",
      })
    ).toBe(false)
  })
})

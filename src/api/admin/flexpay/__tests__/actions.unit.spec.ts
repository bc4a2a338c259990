import { ATTENTIONS, STATES } from "../../../../modules/flexpay/transaction"
import type {
  Attention,
  State,
  Transaction,
} from "../../../../modules/flexpay/transaction"
import * as actions from "../actions"

const VIEWER = "user_1"

function actionsOf(row: Transaction) {
  return actions.actionsOf(row, VIEWER)
}

const NOW = new Date("2026-01-01T00:00:00Z")

function transaction(changes: Partial<Transaction>): Transaction {
  return {
    id: "fptx_1",
    kind: "payment",
    method: "mobile_money",
    state: "succeeded",
    reason: null,
    gateway_message: null,
    attention: null,
    attention_at: null,
    reference: "ABC",
    order_number: null,
    operator_reference: null,
    channel: null,
    phone: "243810000001",
    operator: "vodacom",
    amount: "5000",
    amount_charged: null,
    currency_code: "cdf",
    session_amount: "5000",
    received_amount: null,
    received_currency_code: null,
    payment_collection_id: null,
    payment_session_id: null,
    authorized_session_id: null,
    order_id: null,
    refund_id: null,
    payment_transaction_id: null,
    replaces_id: null,
    requested_by: null,
    approved_by: null,
    note: null,
    idempotency_key: null,
    redirect_url: null,
    lives_until: NOW,
    callbacks: 0,
    checks: 0,
    checked_at: null,
    next_check_at: null,
    told: null,
    told_at: null,
    sent_at: null,
    settled_at: null,
    applied_state: null,
    applying_until: null,
    sync_lease_holder: null,
    disposition: null,
    callback_order_numbers: null,
    order_canceled_at: null,
    cut_at: null,
    created_at: NOW,
    updated_at: NOW,
    ...changes,
  }
}

describe("What an admin may do", () => {
  it("is to check what FlexPay can be asked about", () => {
    expect(actionsOf(transaction({ order_number: "A1" }))).toContain("check")
    expect(
      actionsOf(transaction({ callback_order_numbers: ["A1"] }))
    ).toContain("check")
    expect(actionsOf(transaction({}))).not.toContain("check")
  })

  it("is to refund a payment that succeeded, and none else", () => {
    const refundable = STATES.filter((state) =>
      actionsOf(transaction({ state })).includes("refund")
    )

    expect(refundable).toEqual(["succeeded"])
  })

  it("is to place the order of money that has none, and only of such", () => {
    const placeable = (changes: Partial<Transaction>) =>
      actionsOf(transaction(changes)).includes("place_order")

    expect(ATTENTIONS.filter((attention) => placeable({ attention }))).toEqual([
      "order_not_placed",
    ])
    expect(
      placeable({
        attention: "order_not_placed",
        authorized_session_id: "payses_1",
      })
    ).toBe(false)
  })

  it("is to approve or reject a payout that awaits it, and not to settle it away", () => {
    expect(
      actionsOf(
        transaction({
          kind: "payout",
          state: "awaiting_approval",
          attention: "approval_needed",
        })
      )
    ).toEqual(["approve", "reject"])
  })

  it("is to take back what they asked for themselves, and never to approve it", () => {
    expect(
      actionsOf(
        transaction({
          kind: "payout",
          state: "awaiting_approval",
          attention: "approval_needed",
          requested_by: VIEWER,
        })
      )
    ).toEqual(["reject"])
  })

  it("is to send a payout again that did not arrive and that nobody dealt with", () => {
    const resendable = (attention: Attention | null): State[] =>
      STATES.filter((state) =>
        actionsOf(transaction({ kind: "payout", state, attention })).includes(
          "resend"
        )
      )

    expect(resendable("payout_failed")).toEqual([
      "unknown",
      "refused",
      "failed",
    ])
    expect(resendable(null)).toEqual([])
  })

  it("is to settle what stands on the attention list, and nothing else", () => {
    for (const attention of ATTENTIONS) {
      expect(actionsOf(transaction({ attention }))).toContain("settle")
    }
    expect(actionsOf(transaction({}))).not.toContain("settle")
  })
})

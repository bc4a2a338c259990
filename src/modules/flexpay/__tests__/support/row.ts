import type { Transaction } from "../../transaction"

export const BORN = new Date("2026-01-01T00:00:00Z")

/** A row as it is written before the call. */
export function newRow(lives_until: Date, next_check_at: Date): Transaction {
  return {
    id: "fptx_1",
    kind: "payment",
    method: "mobile_money",
    state: "requesting",
    reason: null,
    attention: null,
    attention_at: null,
    reference: "OURS",
    order_number: null,
    callback_order_number: null,
    operator_reference: null,
    channel: null,
    phone: "243810000001",
    amount: "5000",
    amount_charged: null,
    currency_code: "cdf",
    session_amount: "5000",
    payment_collection_id: "pay_col_1",
    payment_session_id: "payses_1",
    authorized_session_id: null,
    order_id: null,
    idempotency_key: null,
    redirect_url: null,
    lives_until,
    callbacks: 0,
    checks: 0,
    checked_at: null,
    next_check_at,
    settled_at: null,
    applied_state: null,
    applying_until: null,
    created_at: BORN,
    updated_at: BORN,
  }
}

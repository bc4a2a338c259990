import type { Scenario, Step } from "./scenario"

const payment: Step = {
  after: "decision",
  state: "paid",
  callbacks: ["actual"],
}
const paymentWithoutCallback: Step = { after: "decision", state: "paid" }
const expiry: Step = {
  after: "pushLifetime",
  state: "failed",
  reason: "expired",
  callbacks: ["actual"],
  onlyWhileUndecided: true,
}

/** The scenario of each payment outcome. */
export const paymentOutcomes = {
  interactive: {
    request: "accepted",
    afterAnswer: [expiry],
    interactive: true,
  },
  paid: { request: "accepted", afterAnswer: [payment] },
  refused_by_shopper: {
    request: "accepted",
    afterAnswer: [failure("refused_by_shopper")],
  },
  wrong_pin: { request: "accepted", afterAnswer: [failure("wrong_pin")] },
  insufficient_funds: {
    request: "accepted",
    afterAnswer: [failure("insufficient_funds")],
  },
  number_locked: {
    request: "accepted",
    afterAnswer: [failure("number_locked")],
  },
  no_answer: { request: "accepted", afterAnswer: [expiry] },
  late_success: {
    request: "accepted",
    afterAnswer: [failure("expired"), { ...payment, after: "change" }],
  },
  callback_lost: { request: "accepted", afterAnswer: [paymentWithoutCallback] },
  callback_twice: {
    request: "accepted",
    afterAnswer: [{ ...payment, callbacks: ["actual", "actual"] }],
  },
  callback_premature: {
    request: "accepted",
    afterAnswer: [
      { after: "at_once", callbacks: ["early_success"] },
      paymentWithoutCallback,
    ],
  },
  callback_premature_then_failed: {
    request: "accepted",
    afterAnswer: [
      { after: "at_once", callbacks: ["early_success"] },
      { ...failure("refused_by_shopper"), callbacks: [] },
    ],
  },
  callback_before_answer: {
    request: "accepted",
    beforeAnswer: [{ ...payment, after: "at_once" }],
    afterAnswer: [],
  },
  callback_wrong_amount: {
    request: "accepted",
    afterAnswer: [{ ...payment, callbacks: ["wrong_amount"] }],
  },
  paid_other_amount: {
    request: "accepted",
    afterAnswer: [payment],
    movedMoney: "other_amount",
  },
  paid_other_currency: {
    request: "accepted",
    afterAnswer: [payment],
    movedMoney: "other_currency",
  },
  pending_forever: { request: "accepted", afterAnswer: [] },
  check_error_500: {
    request: "accepted",
    afterAnswer: [payment],
    checkFailure: "error_500",
  },
  check_html: {
    request: "accepted",
    afterAnswer: [payment],
    checkFailure: "html",
  },
  check_not_found_first: {
    request: "accepted",
    afterAnswer: [payment],
    checkFailure: "not_found",
  },
  check_unknown_status: {
    request: "accepted",
    afterAnswer: [payment],
    checkFailure: "unknown_status",
  },
  check_no_status: {
    request: "accepted",
    afterAnswer: [payment],
    checkFailure: "no_status",
  },
  timeout_paid: { request: "hang", afterAnswer: [payment] },
  timeout_paid_without_callback: {
    request: "hang",
    afterAnswer: [paymentWithoutCallback],
  },
  timeout_failed: {
    request: "hang",
    afterAnswer: [failure("insufficient_funds")],
  },
  dropped_paid: { request: "drop", afterAnswer: [payment] },
  refused_at_once: {
    request: { refusal: "Demande rejetée : ce numéro ne peut pas payer" },
    afterAnswer: [],
  },
  reversed: {
    request: "accepted",
    afterAnswer: [
      payment,
      { after: "change", state: "reversing" },
      { after: "change", state: "reversed" },
    ],
  },
  reversed_then_paid: {
    request: "accepted",
    afterAnswer: [
      { after: "decision", state: "reversed" },
      { ...payment, after: "change" },
    ],
  },
  cancelled_by_merchant: {
    request: "accepted",
    afterAnswer: [
      { after: "decision", state: "cancelled", callbacks: ["actual"] },
    ],
  },
} satisfies Record<string, Scenario>

/** The name of a payment outcome. */
export type PaymentOutcome = keyof typeof paymentOutcomes

function failure(reason: NonNullable<Step["reason"]>): Step {
  return { after: "decision", state: "failed", reason, callbacks: ["actual"] }
}

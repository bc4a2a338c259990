import type { Scenario, Step } from "./scenario"

const paid: Step = { after: "decision", state: "paid", callbacks: ["truth"] }
const paidInSilence: Step = { after: "decision", state: "paid" }
const expired: Step = {
  after: "pushLifetime",
  state: "failed",
  reason: "expired",
  callbacks: ["truth"],
  onlyWhilePending: true,
}

/** What a payment can come to, by name. */
export const paymentOutcomes = {
  interactive: { request: "accepted", course: [expired], interactive: true },
  paid: { request: "accepted", course: [paid] },
  refused_by_shopper: {
    request: "accepted",
    course: [failing("refused_by_shopper")],
  },
  wrong_pin: { request: "accepted", course: [failing("wrong_pin")] },
  insufficient_funds: {
    request: "accepted",
    course: [failing("insufficient_funds")],
  },
  number_locked: { request: "accepted", course: [failing("number_locked")] },
  no_answer: { request: "accepted", course: [expired] },
  late_success: {
    request: "accepted",
    course: [failing("expired"), { ...paid, after: "change" }],
  },
  callback_lost: { request: "accepted", course: [paidInSilence] },
  callback_twice: {
    request: "accepted",
    course: [{ ...paid, callbacks: ["truth", "truth"] }],
  },
  callback_premature: {
    request: "accepted",
    course: [{ after: "at_once", callbacks: ["early_success"] }, paidInSilence],
  },
  callback_premature_then_failed: {
    request: "accepted",
    course: [
      { after: "at_once", callbacks: ["early_success"] },
      { ...failing("refused_by_shopper"), callbacks: [] },
    ],
  },
  callback_before_answer: {
    request: "accepted",
    beforeAnswer: [{ ...paid, after: "at_once" }],
    course: [],
  },
  callback_wrong_amount: {
    request: "accepted",
    course: [{ ...paid, callbacks: ["wrong_amount"] }],
  },
  paid_other_amount: {
    request: "accepted",
    course: [paid],
    moves: "other_amount",
  },
  paid_other_currency: {
    request: "accepted",
    course: [paid],
    moves: "other_currency",
  },
  pending_forever: { request: "accepted", course: [] },
  check_error_500: {
    request: "accepted",
    course: [paid],
    checkTrouble: "error_500",
  },
  check_html: { request: "accepted", course: [paid], checkTrouble: "html" },
  check_not_found_first: {
    request: "accepted",
    course: [paid],
    checkTrouble: "not_found",
  },
  check_unknown_status: {
    request: "accepted",
    course: [paid],
    checkTrouble: "unknown_status",
  },
  check_no_status: {
    request: "accepted",
    course: [paid],
    checkTrouble: "no_status",
  },
  timeout_paid: { request: "hang", course: [paid] },
  timeout_paid_without_callback: { request: "hang", course: [paidInSilence] },
  timeout_failed: { request: "hang", course: [failing("insufficient_funds")] },
  dropped_paid: { request: "drop", course: [paid] },
  refused_at_once: {
    request: { refusal: "Demande rejetée : ce numéro ne peut pas payer" },
    course: [],
  },
  reversed: {
    request: "accepted",
    course: [
      paid,
      { after: "change", state: "reversing" },
      { after: "change", state: "reversed" },
    ],
  },
  reversed_then_paid: {
    request: "accepted",
    course: [
      { after: "decision", state: "reversed" },
      { ...paid, after: "change" },
    ],
  },
  cancelled_by_merchant: {
    request: "accepted",
    course: [{ after: "decision", state: "cancelled", callbacks: ["truth"] }],
  },
} satisfies Record<string, Scenario>

/** The name of a payment's outcome. */
export type PaymentOutcome = keyof typeof paymentOutcomes

function failing(reason: NonNullable<Step["reason"]>): Step {
  return { after: "decision", state: "failed", reason, callbacks: ["truth"] }
}

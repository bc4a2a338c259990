import type { Scenario, Step } from "./scenario"

const paid: Step = { after: "decision", state: "paid", callbacks: ["truth"] }
const failed: Step = {
  after: "decision",
  state: "failed",
  reason: "recipient_unreachable",
  callbacks: ["truth"],
}

/** What a payout can come to, by name. */
export const payoutOutcomes = {
  paid: { request: "accepted", course: [paid] },
  not_activated: {
    request: { refusal: "Les versements ne sont pas activés pour ce marchand" },
    course: [],
  },
  balance_too_low: {
    request: { refusal: "Le solde du marchand ne couvre pas ce versement" },
    course: [],
  },
  recipient_refused: {
    request: { refusal: "Ce bénéficiaire ne peut pas recevoir d'argent" },
    course: [],
  },
  fails_later: { request: "accepted", course: [failed] },
  timeout_paid: { request: "hang", course: [paid] },
  timeout_failed: { request: "hang", course: [failed] },
  timeout_paid_without_callback: {
    request: "hang",
    course: [{ after: "decision", state: "paid" }],
  },
  dropped_paid: { request: "drop", course: [paid] },
  never_ending: { request: "accepted", course: [] },
  callback_lost: {
    request: "accepted",
    course: [{ after: "decision", state: "paid" }],
  },
  callback_before_answer: {
    request: "accepted",
    beforeAnswer: [{ ...paid, after: "at_once" }],
    course: [],
  },
  paid_other_amount: {
    request: "accepted",
    course: [paid],
    moves: "other_amount",
  },
} satisfies Record<string, Scenario>

/** The name of a payout's outcome. */
export type PayoutOutcome = keyof typeof payoutOutcomes

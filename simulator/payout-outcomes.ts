import type { Scenario, Step } from "./scenario"

const payout: Step = { after: "decision", state: "paid", callbacks: ["actual"] }
const failure: Step = {
  after: "decision",
  state: "failed",
  reason: "recipient_unreachable",
  callbacks: ["actual"],
}

/** The scenario of each payout outcome. */
export const payoutOutcomes = {
  paid: { request: "accepted", afterAnswer: [payout] },
  not_activated: {
    request: { refusal: "Les versements ne sont pas activés pour ce marchand" },
    afterAnswer: [],
  },
  balance_too_low: {
    request: { refusal: "Le solde du marchand ne couvre pas ce versement" },
    afterAnswer: [],
  },
  recipient_refused: {
    request: { refusal: "Ce bénéficiaire ne peut pas recevoir d'argent" },
    afterAnswer: [],
  },
  fails_later: { request: "accepted", afterAnswer: [failure] },
  timeout_paid: { request: "hang", afterAnswer: [payout] },
  timeout_failed: { request: "hang", afterAnswer: [failure] },
  timeout_paid_without_callback: {
    request: "hang",
    afterAnswer: [{ after: "decision", state: "paid" }],
  },
  dropped_paid: { request: "drop", afterAnswer: [payout] },
  never_ending: { request: "accepted", afterAnswer: [] },
  callback_lost: {
    request: "accepted",
    afterAnswer: [{ after: "decision", state: "paid" }],
  },
  callback_before_answer: {
    request: "accepted",
    beforeAnswer: [{ ...payout, after: "at_once" }],
    afterAnswer: [],
  },
  paid_other_amount: {
    request: "accepted",
    afterAnswer: [payout],
    movedMoney: "other_amount",
  },
} satisfies Record<string, Scenario>

/** The name of a payout outcome. */
export type PayoutOutcome = keyof typeof payoutOutcomes

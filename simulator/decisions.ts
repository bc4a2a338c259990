import { runSteps } from "./run-scenario"
import type { Step } from "./scenario"
import type { Simulation } from "./simulation"
import type { Transaction } from "./transaction"

/** How a shopper can answer a push on the phone. */
export const phoneDecisions = ["pin", "refuse", "insufficient_funds"] as const

/**
 * How a shopper can decide on the card page. `approve_then_refuse` redirects
 * to the approve address although the bank refuses afterwards.
 */
export const cardDecisions = [
  "approve",
  "approve_then_refuse",
  "decline",
  "cancel",
] as const

export type PhoneDecision = (typeof phoneDecisions)[number]
export type CardDecision = (typeof cardDecisions)[number]

const payment: Step = { after: "at_once", state: "paid", callbacks: ["actual"] }

/** The shopper answers a push; false if the transaction does not wait. */
export function decideOnPhone(
  simulation: Simulation,
  transaction: Transaction,
  { decision, pin }: { decision: PhoneDecision; pin: string }
): boolean {
  const steps: Record<PhoneDecision, Step> = {
    pin: pin === simulation.identity.pin ? payment : failure("wrong_pin"),
    refuse: failure("refused_by_shopper"),
    insufficient_funds: failure("insufficient_funds"),
  }
  return (
    transaction.kind === "payment" &&
    decide(simulation, transaction, [steps[decision]])
  )
}

/**
 * The shopper decides on the card page; false if the transaction does not
 * wait. A cancelled page can be opened and paid again until it expires.
 */
export function decideOnCardPage(
  simulation: Simulation,
  transaction: Transaction,
  decision: CardDecision
): boolean {
  const decline = failure("card_declined")
  const steps: Record<CardDecision, Step[]> = {
    approve: [payment],
    approve_then_refuse: [{ ...decline, after: "decision" }],
    decline: [decline],
    cancel: [],
  }
  if (decision === "cancel") {
    return transaction.kind === "card" && transaction.waitsForShopper
  }
  return (
    transaction.kind === "card" &&
    decide(simulation, transaction, steps[decision])
  )
}

function decide(
  simulation: Simulation,
  transaction: Transaction,
  steps: readonly Step[]
): boolean {
  if (!transaction.waitsForShopper) {
    return false
  }
  transaction.waitsForShopper = false
  transaction.isDecided = true
  const { delays } = simulation.settings
  runSteps({ simulation, transaction, delays }, steps)
  return true
}

function failure(reason: NonNullable<Step["reason"]>): Step {
  return { after: "at_once", state: "failed", reason, callbacks: ["actual"] }
}

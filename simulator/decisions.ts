import { run } from "./course"
import type { Step } from "./scenario"
import type { Simulation } from "./simulation"
import type { Transaction } from "./transaction"

/** What a shopper can do with a push on the phone. */
export const phoneActs = ["pin", "refuse", "insufficient_funds"] as const

/**
 * What a shopper can do on the card page. `approve_then_refuse` is sent to the
 * approve address although the bank refuses afterwards.
 */
export const cardActs = [
  "approve",
  "approve_then_refuse",
  "decline",
  "cancel",
] as const

export type PhoneAct = (typeof phoneActs)[number]
export type CardAct = (typeof cardActs)[number]

const paid: Step = { after: "at_once", state: "paid", callbacks: ["truth"] }

/** The shopper answers a push; false when nobody waits for an answer. */
export function decideOnPhone(
  simulation: Simulation,
  transaction: Transaction,
  act: PhoneAct,
  pin: string
): boolean {
  const steps: Record<PhoneAct, Step> = {
    pin: pin === simulation.identity.pin ? paid : failed("wrong_pin"),
    refuse: failed("refused_by_shopper"),
    insufficient_funds: failed("insufficient_funds"),
  }
  return (
    transaction.kind === "payment" &&
    decide(simulation, transaction, [steps[act]])
  )
}

/**
 * The shopper decides on the card page. A cancelled one stays open: it can be
 * opened and paid again until it expires.
 */
export function decideOnCardPage(
  simulation: Simulation,
  transaction: Transaction,
  act: CardAct
): boolean {
  const declined = failed("card_declined")
  const steps: Record<CardAct, Step[]> = {
    approve: [paid],
    approve_then_refuse: [{ ...declined, after: "decision" }],
    decline: [declined],
    cancel: [],
  }
  if (act === "cancel") {
    return transaction.kind === "card" && transaction.waitsForShopper
  }
  return (
    transaction.kind === "card" && decide(simulation, transaction, steps[act])
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
  run(simulation, transaction, steps, simulation.settings.delays)
  return true
}

function failed(reason: NonNullable<Step["reason"]>): Step {
  return { after: "at_once", state: "failed", reason, callbacks: ["truth"] }
}

import { sendCallback } from "./callbacks"
import { giveBack } from "./payout-balance"
import type { CallbackTale, Step } from "./scenario"
import type { Delays } from "./settings"
import type { Simulation } from "./simulation"
import type { Reason, State, Transaction } from "./transaction"
import { callbackBody, earlySuccessBody, type Body } from "./wire"

/** Lets the steps happen to a transaction, one after the other. */
export function run(
  simulation: Simulation,
  transaction: Transaction,
  steps: readonly Step[],
  delays: Delays
): void {
  const [step, ...rest] = steps
  if (!step) {
    return
  }
  const wait = step.after === "at_once" ? 0 : delays[step.after]
  simulation.clock.later(wait, () => {
    if (!step.onlyWhilePending || transaction.state === "pending") {
      apply(simulation, transaction, step)
      simulation.clock.later(delays.callback, () => {
        void tell(simulation, transaction, step.callbacks ?? [])
      })
    }
    run(simulation, transaction, rest, delays)
  })
}

/** Lets the steps happen now, and waits until their callbacks were answered. */
export async function runBeforeAnswer(
  simulation: Simulation,
  transaction: Transaction,
  steps: readonly Step[]
): Promise<void> {
  for (const step of steps) {
    apply(simulation, transaction, step)
    await tell(simulation, transaction, step.callbacks ?? [])
  }
}

/** Changes a transaction's state and moves the money that goes with it. */
export function move(
  simulation: Simulation,
  transaction: Transaction,
  state: State,
  reason: Reason | null = null
): void {
  transaction.state = state
  transaction.reason = reason
  transaction.waitsForShopper = false
  transaction.changes.push({ at: new Date(), state, reason })
  if (state === "paid") {
    transaction.moneyMoved = true
    transaction.moneyReturned = false
  } else if (transaction.moneyMoved) {
    transaction.moneyReturned = state === "reversed"
  }
  if (transaction.kind === "payout" && state === "failed") {
    giveBack(simulation, transaction.requested)
  }
  simulation.changes.tell(transaction)
}

/** Sends the callbacks, one after the other, unless callbacks are off. */
export async function tell(
  simulation: Simulation,
  transaction: Transaction,
  tales: readonly CallbackTale[]
): Promise<void> {
  const { settings, signal } = simulation
  for (const tale of settings.callbacks ? tales : []) {
    await sendCallback(transaction, bodyOf(simulation, transaction, tale), {
      form: settings.quirks.callbackForm,
      forged: false,
      signal,
    })
    simulation.changes.tell()
  }
}

function apply(
  simulation: Simulation,
  transaction: Transaction,
  step: Step
): void {
  if (step.state) {
    move(simulation, transaction, step.state, step.reason)
  }
}

function bodyOf(
  { settings: { quirks } }: Simulation,
  transaction: Transaction,
  tale: CallbackTale
): Body {
  const { requested } = transaction
  const bodies = {
    truth: () => callbackBody(quirks, transaction),
    early_success: () => earlySuccessBody(quirks, transaction),
    wrong_amount: () =>
      callbackBody(quirks, transaction, {
        ...requested,
        minor: requested.minor + 10_000n,
      }),
  }
  return bodies[tale]()
}

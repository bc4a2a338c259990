import { sendCallback } from "./callbacks"
import { releaseBalance } from "./payout-balance"
import type { CallbackVariant, Step } from "./scenario"
import type { Delays } from "./settings"
import type { Simulation } from "./simulation"
import type { Reason, State, Transaction } from "./transaction"
import { callbackBody, earlySuccessBody, type Body } from "./wire"

/** What the steps of a scenario change, and how long they take. */
export interface ScenarioRun {
  simulation: Simulation
  transaction: Transaction
  delays: Delays
}

/** Runs the steps one after the other, each after its delay. */
export function runSteps(run: ScenarioRun, steps: readonly Step[]): void {
  const { simulation, transaction, delays } = run
  const [step, ...nextSteps] = steps
  if (!step) {
    return
  }
  const delay = step.after === "at_once" ? 0 : delays[step.after]
  simulation.timers.schedule(delay, () => {
    if (!step.onlyWhileUndecided || isUndecided(transaction)) {
      applyStep(simulation, transaction, step)
      simulation.timers.schedule(delays.callback, () => {
        void sendCallbacks(simulation, transaction, step.callbacks ?? [])
      })
    }
    runSteps(run, nextSteps)
  })
}

/** Runs the steps without delays, and waits for the answers to callbacks. */
export async function runStepsBeforeAnswer(
  simulation: Simulation,
  transaction: Transaction,
  steps: readonly Step[]
): Promise<void> {
  for (const step of steps) {
    applyStep(simulation, transaction, step)
    await sendCallbacks(simulation, transaction, step.callbacks ?? [])
  }
}

/** Changes the state of a transaction, and moves its money accordingly. */
export function changeState(
  simulation: Simulation,
  transaction: Transaction,
  { state, reason = null }: { state: State; reason?: Reason | null }
): void {
  transaction.state = state
  transaction.reason = reason
  transaction.waitsForShopper = false
  transaction.changes.push({ changedAt: new Date(), state, reason })
  if (state === "paid") {
    transaction.moneyMoved = true
    transaction.moneyReturned = false
  } else if (transaction.moneyMoved) {
    transaction.moneyReturned = state === "reversed"
  }
  if (transaction.kind === "payout" && state === "failed") {
    releaseBalance(simulation, transaction.requestedMoney)
  }
  simulation.changeEvents.emit(transaction)
}

/** Sends the callbacks one after the other, unless callbacks are off. */
export async function sendCallbacks(
  simulation: Simulation,
  transaction: Transaction,
  variants: readonly CallbackVariant[]
): Promise<void> {
  const { settings, signal } = simulation
  for (const variant of settings.callbacks ? variants : []) {
    const body = variantBody(simulation, transaction, variant)
    await sendCallback(transaction, body, {
      form: settings.quirks.callbackForm,
      forged: false,
      signal,
    })
    simulation.changeEvents.emit()
  }
}

function isUndecided({ state, isDecided }: Transaction): boolean {
  return state === "pending" && !isDecided
}

function applyStep(
  simulation: Simulation,
  transaction: Transaction,
  { state, reason }: Step
): void {
  if (state) {
    changeState(simulation, transaction, {
      state,
      ...(reason !== undefined && { reason }),
    })
  }
}

function variantBody(
  { settings: { quirks } }: Simulation,
  transaction: Transaction,
  variant: CallbackVariant
): Body {
  const { requestedMoney } = transaction
  const bodies = {
    actual: () => callbackBody(quirks, transaction),
    early_success: () => earlySuccessBody(quirks, transaction),
    wrong_amount: () =>
      callbackBody(quirks, transaction, {
        ...requestedMoney,
        minor: requestedMoney.minor + 10_000n,
      }),
  }
  return bodies[variant]()
}

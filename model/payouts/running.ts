import type { Step } from "../engine/model"
import type { PayoutState, Process, Slot } from "./state"

export type Steps = Step<PayoutState>[]

export interface Running {
  state: PayoutState
  slot: Slot
  process: Process
}

export function continued(
  { state, slot, process }: Running,
  change: Partial<Process> | null
): PayoutState {
  return { ...state, [slot]: change && { ...process, ...change } }
}

/** What follows an error: Medusa deletes its refund, then the draft is closed. */
export function afterError(running: Running): PayoutState {
  const { kind, refund } = running.process
  if (kind === "approve") {
    return continued(running, null)
  }
  return continued(running, { next: refund ? "delete_refund" : "close" })
}

/** What follows the end of a submission without an error. */
export function afterSubmission(running: Running): PayoutState {
  const { kind } = running.process
  if (kind === "button") {
    return continued(running, null)
  }
  if (kind === "resend") {
    return continued(running, { next: "resolve_replaced" })
  }
  return afterPayout(running)
}

/** The end of an act; only a payment on the attention list may be resolved. */
export function afterPayout(running: Running): PayoutState {
  return continued(
    running,
    running.state.payment.attention ? { next: "resolve_payment" } : null
  )
}

export function step(
  running: Running,
  does: string,
  change: Partial<Process> | null
): Step<PayoutState> {
  return {
    actor: "plugin",
    act: `The plugin ${does}`,
    after: continued(running, change),
  }
}

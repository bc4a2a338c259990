import type { Order, PaymentState, Process, Server } from "./state"

/** A process at work. */
export interface Running {
  state: PaymentState
  server: Server
  process: Process
}

/** What one write leads to: who made it, and what the story says. */
export interface Act {
  act: string
  after: PaymentState
}

export function continued(
  { state, server, process }: Running,
  change: Partial<Process> | null
): PaymentState {
  return { ...state, [server]: change && { ...process, ...change } }
}

export function withMedusa(
  running: Running,
  change: Partial<PaymentState["medusa"]>
): Running {
  const { state } = running
  return {
    ...running,
    state: { ...state, medusa: { ...state.medusa, ...change } },
  }
}

export function replaced(
  orders: readonly (Order | null)[],
  index: number,
  order: Order | null
): (Order | null)[] {
  return orders.map((each, place) => (place === index ? order : each))
}

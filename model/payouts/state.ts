import type { Answer, Gateway, Reply, Truth } from "../world/flexpay"
import type { Row } from "../world/row"
import type { Age } from "../world/row"

/** Two requests or jobs at a time, each on a server of its own. */
export const SLOTS = ["a", "b"] as const
export type Slot = (typeof SLOTS)[number]

/** Medusa's refund. */
export interface Refund {
  id: string
  amount: string
  /** The payout that an operator drafted for it. */
  payout: number | null
  age: Age
}

/** What a request or a job has done, and writes next. */
export interface Process {
  kind: "refund" | "button" | "resend" | "approve" | "check" | "sync"
  next:
    | "record_refund"
    | "draft"
    | "submit"
    | "request"
    | "answer"
    | "delete_refund"
    | "close"
    | "resolve_replaced"
    | "resolve_payment"
    | "approve"
    | "write"
    | "end_sync"
  /** The payout that it is about. */
  payout: number | null
  /** The payout that it replaces. */
  replaces: number | null
  /** The refund in Medusa that it wrote. */
  refund: string | null
  reply: Reply | null
  answer: Answer | null
  /** The state in which a sync or a write began. */
  from: Row["state"] | null
  /** What the sync found; null for none. */
  result: Row["attention"]
}

/** A lease ends with its process, so that its holder needs no name. */
export const HOLDER = "process"

/** What no record has: only promises read it. */
export interface Ghost {
  deaths: number
  /** Refunds that Medusa ever recorded. */
  refunds: number
  /** The attention list had that too much was paid out. */
  is_reported: boolean
  /** A wrong act, at the moment that it was done. */
  wrong: string | null
}

export interface PayoutState {
  [name: string]: Row | Gateway | Process | Refund[] | Ghost | Truth | null
  payment: Row
  /** What FlexPay has of the payment. */
  received: Truth
  refunds: Refund[]
  a: Process | null
  b: Process | null
  ghost: Ghost
}

/** How far a search goes. */
export interface PayoutBounds {
  /** Payouts that operators write. Those of the recovery come on top. */
  payouts: number
  deaths: number
  /** Whether Medusa has booked the payment. */
  isBooked: boolean
  amounts: readonly string[]
  /** Above this a second admin approves, in francs. */
  approvalAbove: string
  /** Whether other acts come between FlexPay's answer to a check and its write. */
  hasSlowChecks: boolean
  /** Whether FlexPay's answer to a request may be lost. */
  hasLostReplies: boolean
  /** Whether FlexPay may give the payment back. */
  isReversible: boolean
}

/** The payouts of a state. */
export function payoutsOf(state: PayoutState): Row[] {
  const payouts: Row[] = []
  for (let index = 0; ; index++) {
    const row = state[`payout${index}`] as Row | null | undefined
    if (!row) {
      return payouts
    }
    payouts.push(row)
  }
}

export function payoutAt(state: PayoutState, index: number | null): Row {
  const row = state[`payout${index}`]
  if (!row) {
    throw new RangeError(`There is no payout ${index}.`)
  }
  return row as Row
}

export function gatewayAt(state: PayoutState, index: number): Gateway {
  return state[`gateway${index}`] as Gateway
}

/** The place of a payout by its id. */
export function indexOf(id: string): number {
  return Number(id.slice("payout".length))
}

/** A state with another payout; keeps what was reported. */
export function withPayout(
  state: PayoutState,
  index: number,
  row: Row
): PayoutState {
  const isReported = row.attention === "paid_out_twice"
  return {
    ...state,
    [`payout${index}`]: row,
    ...(isReported &&
      !state.ghost.is_reported && {
        ghost: { ...state.ghost, is_reported: true },
      }),
  }
}

export function withGateway(
  state: PayoutState,
  index: number,
  change: Partial<Gateway>
): PayoutState {
  return {
    ...state,
    [`gateway${index}`]: { ...gatewayAt(state, index), ...change },
  }
}

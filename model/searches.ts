import { attemptsModel } from "./attempts/model"
import type { AttemptsBounds } from "./attempts/state"
import type { Model, State } from "./engine/model"
import { search } from "./engine/search"
import type { SearchResult } from "./engine/search"
import { payoutModel } from "./payouts/model"
import type { PayoutBounds } from "./payouts/state"
import { paymentModel } from "./payment/model"
import type { PaymentBounds } from "./payment/state"
import type { Rules } from "./rules"
import { ALL, PART } from "./world/row"

/** A model within bounds, under some rules. */
export interface NamedSearch {
  name: string
  /** All of its states are visited at every change. */
  isWhole?: boolean
  run: (
    rules: Rules,
    statesMax?: number
  ) => { model: Model<State>; result: SearchResult<State> }
}

const PAYOUTS: PayoutBounds = {
  payouts: 2,
  deaths: 0,
  isBooked: true,
  amounts: [PART],
  approvalAbove: ALL,
  hasSlowChecks: false,
  hasLostReplies: false,
  isReversible: false,
}

const PAYMENT: PaymentBounds = {
  deaths: 0,
  errors: 0,
  changes: 0,
  sessions: 1,
  hasOperators: false,
}

function payouts(name: string, bounds: Partial<PayoutBounds>): NamedSearch {
  return searchOf(name, (rules) =>
    payoutModel(rules, { ...PAYOUTS, ...bounds })
  )
}

function payment(name: string, bounds: Partial<PaymentBounds>): NamedSearch {
  return searchOf(name, (rules) =>
    paymentModel(rules, { ...PAYMENT, ...bounds })
  )
}

function attempts(name: string, bounds: AttemptsBounds): NamedSearch {
  return searchOf(name, (rules) => attemptsModel(rules, bounds))
}

function searchOf<S extends State>(
  name: string,
  build: (rules: Rules) => Model<S>
): NamedSearch {
  return {
    name,
    run: (rules, statesMax = Infinity) => {
      // Its functions get the states that it made itself, and no others.
      const model = build(rules) as unknown as Model<State>
      return { model, result: search(model, { statesMax }) }
    },
  }
}

const STATES_IN_CI = 60_000

/** So many states of a search are visited at every change, nearest first. */
export function statesInCi({ isWhole }: NamedSearch): number | undefined {
  return isWhole ? undefined : STATES_IN_CI
}

/** Searched at every change. */
export const SEARCHES: readonly NamedSearch[] = [
  payouts("refund", {}),
  payouts("refund with approvals", { approvalAbove: "500" }),
  payouts("refund without an order", { isBooked: false, amounts: [ALL] }),
  payment("payment", { errors: 1, changes: 1, sessions: 2 }),
  payment("payment with operators", { errors: 1, hasOperators: true }),
  payment("payment with a death", { deaths: 1 }),
  {
    ...attempts("two attempts", { sessions: 1, hasLostReplies: false }),
    isWhole: true,
  },
]

/** `npm run model -- --full`: all states, with wider bounds. */
export const FULL_SEARCHES: readonly NamedSearch[] = [
  ...SEARCHES,
  payouts("refund, with every reply and a death", {
    deaths: 1,
    amounts: [PART, ALL],
    approvalAbove: "1500",
    hasLostReplies: true,
    hasSlowChecks: true,
    isReversible: true,
  }),
  attempts("two attempts, with every reply and another session", {
    sessions: 2,
    hasLostReplies: true,
  }),
  payment("payment, with two deaths and operators", {
    deaths: 2,
    errors: 1,
    changes: 1,
    sessions: 2,
    hasOperators: true,
  }),
]

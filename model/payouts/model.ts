import type { Model } from "../engine/model"
import { OLDEST, NEW_ROW } from "../world/row"
import type { Row } from "../world/row"
import type { Rules } from "../rules"
import { operatorActs } from "./operator-acts"
import { deathActs, flexPayActs, timeActs } from "./flexpay-acts"
import { pluginActs } from "./plugin-acts"
import { processActs } from "./process-acts"
import { ALWAYS, AT_REST } from "./promises"
import { PayoutRecords } from "./records"
import { payoutsOf, SLOTS } from "./state"
import type { PayoutBounds, PayoutState, Process } from "./state"

const PAID: Row = {
  ...NEW_ROW,
  id: "payment",
  state: "succeeded",
  check_status: "paid",
  order_number: "NUMBERpayment",
  authorized_session_id: "session",
  age: 1,
  finalized_age: 0,
  is_due: false,
}

/** One payment that arrived, its refunds, and every second act on them. */
export function payoutModel(
  rules: Rules,
  bounds: PayoutBounds
): Model<PayoutState> {
  const records = new PayoutRecords(rules, bounds)
  const operator = operatorActs(records, bounds)
  const plugin = pluginActs(records, bounds)
  const process = processActs(records, bounds)
  return {
    name: bounds.isBooked
      ? "a refund of booked money, with its second acts"
      : "a refund of money without an order, with its second acts",
    bounds: `${bounds.payouts} payouts of ${bounds.amounts.join(" or ")} francs, two processes, ${bounds.deaths} deaths`,
    initial: [initialState(bounds)],
    steps: (state) =>
      [
        ...SLOTS.flatMap((slot) => {
          const running = state[slot]
          return running ? process({ state, slot, process: running }) : []
        }),
        ...plugin(state),
        ...flexPayActs(bounds, state),
        ...operator(state),
        ...timeActs(state),
        ...deathActs(bounds, state),
      ].map((step) => ({ ...step, after: inOrder(step.after) })),
    always: ALWAYS,
    atRest: AT_REST,
    isTimeOver: ({ a, b, refunds, ...state }) =>
      a === null &&
      b === null &&
      refunds.every(({ age }) => age > 0) &&
      payoutsOf({ a, b, refunds, ...state }).every(
        ({ is_due, age }) => !is_due || age === OLDEST
      ),
  }
}

/** Servers are alike: the two processes are kept in one order. */
function inOrder(state: PayoutState): PayoutState {
  const { a, b } = state
  return b !== null && (a === null || rank(a) > rank(b))
    ? { ...state, a: b, b: a }
    : state
}

function rank({ kind, next, payout, replaces, reply }: Process): string {
  return `${kind} ${next} ${payout} ${replaces} ${reply}`
}

function initialState({
  payouts,
  deaths,
  isBooked,
}: PayoutBounds): PayoutState {
  const empty = Array.from({ length: payouts + deaths }, (_, index) => [
    [`payout${index}`, null],
    [`gateway${index}`, null],
  ]).flat()
  return {
    payment: {
      ...PAID,
      disposition: isBooked ? "booked" : "awaiting_operator",
      attention: isBooked ? null : "order_not_placed",
      synced_state: isBooked ? "succeeded" : null,
    },
    received: "paid",
    refunds: [],
    a: null,
    b: null,
    ghost: { deaths: 0, refunds: 0, is_reported: false, wrong: null },
    ...(Object.fromEntries(empty) as Record<string, null>),
  }
}

import type { Model } from "../engine/model"
import { PayoutRecords } from "../payouts/records"
import type { Rules } from "../rules"
import { NO_REQUEST } from "../world/flexpay"
import { ALL, NEW_ROW, OLDEST } from "../world/row"
import { ALWAYS, AT_REST } from "./promises"
import { pushActs, sessionActs } from "./push-acts"
import { rowActs, timeActs } from "./row-acts"
import { rowsOf } from "./state"
import type { AttemptsBounds, AttemptsState } from "./state"

/**
 * Two pushes of one cart, query by query, with the checks that write at
 * the same time. The first one is on the phone.
 */
export function attemptsModel(
  rules: Rules,
  bounds: AttemptsBounds
): Model<AttemptsState> {
  const { checked } = new PayoutRecords(rules, { approvalAbove: ALL })
  const parts = { rules, checked, bounds }
  return {
    name: "two attempts of one cart",
    bounds: `${bounds.sessions} sessions${bounds.hasLostReplies ? ", lost replies" : ""}`,
    initial: [INITIAL],
    steps: (state) => [
      ...rowActs(rules, checked, state),
      ...pushActs(parts, state),
      ...sessionActs(parts, state),
      ...timeActs(state),
    ],
    always: ALWAYS,
    atRest: AT_REST,
    isTimeOver: (state) =>
      !state.write &&
      !state.request &&
      rowsOf(state).every(({ age, is_due }) => age === OLDEST || !is_due),
  }
}

const INITIAL: AttemptsState = {
  first: {
    ...NEW_ROW,
    id: "first",
    state: "pending",
    order_number: "NUMBERfirst",
    payment_session_id: "session0",
  },
  second: null,
  firstGateway: { ...NO_REQUEST, truth: "pending", requests: 1 },
  secondGateway: NO_REQUEST,
  write: null,
  request: null,
  shop: {
    session: "session0",
    sessions: 1,
    hasOrder: false,
    paid: {},
    refunded: [],
  },
  ghost: { pushedBesideMoney: false },
}

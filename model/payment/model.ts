import type { Actor, Model, Step } from "../engine/model"
import { PayoutRecords } from "../payouts/records"
import type { Rules } from "../rules"
import { NO_REQUEST } from "../world/flexpay"
import { ALL, NEW_ROW, OLDEST } from "../world/row"
import { completeCart } from "./core-acts"
import { continued } from "./running"
import type { Act, Running } from "./running"
import { deathActs, flexPayActs, timeActs } from "./flexpay-acts"
import * as outer from "./outer-acts"
import { ALWAYS, AT_REST } from "./promises"
import { SERVERS } from "./state"
import type { PaymentBounds, PaymentState, Process } from "./state"
import { syncActs } from "./sync-acts"

/** One payment, its sync, core's completion of the cart, and two servers. */
export function paymentModel(
  rules: Rules,
  bounds: PaymentBounds
): Model<PaymentState> {
  const { checked } = new PayoutRecords(rules, { approvalAbove: ALL })
  const process = processActs(rules, bounds)
  return {
    name: "one payment, with two servers",
    bounds: `${bounds.deaths} deaths, ${bounds.errors} errors after a capture, ${bounds.changes} changes of the cart, ${bounds.sessions} sessions${bounds.hasOperators ? ", operators" : ""}`,
    initial: [INITIAL],
    steps: (state) => [
      ...SERVERS.flatMap((server) => {
        const running = state[server]
        return running ? process({ state, server, process: running }) : []
      }),
      ...outer.pluginActs(rules, checked, state),
      ...flexPayActs(state),
      ...outer.shopperActs(rules, bounds, state),
      ...(bounds.hasOperators ? outer.operatorActs(rules, state) : []),
      ...timeActs(state),
      ...deathActs(bounds, state),
    ],
    always: ALWAYS,
    atRest: AT_REST,
    isTimeOver: ({ a, b, row }) =>
      a === null && b === null && (!row.is_due || row.age === OLDEST),
  }
}

function processActs(rules: Rules, { errors }: PaymentBounds) {
  const acts: Partial<Record<Process["next"], (running: Running) => Act[]>> = {
    ...completeCart(rules, errors),
    ...syncActs(rules),
    write: (running) => [write(rules, running)],
  }
  return (running: Running): Step<PaymentState>[] => {
    const { server, process } = running
    const actor: Actor = process.kind === "sync" ? "plugin" : "medusa"
    return (acts[process.next]?.(running) ?? []).map(({ act, after }) => ({
      actor,
      act: `Server ${server}: ${act}`,
      after,
    }))
  }
}

/** The one write of a new session, or of a refund. */
function write(rules: Rules, running: Running): Act {
  const { state, server, process } = running
  if (process.kind === "refund") {
    const { act, after } = outer.refund(rules, state, process)
    return { act, after: continued({ ...running, state: after }, null) }
  }
  const after = outer.writeSession(rules, state)
  const lease =
    after.lease.holder === server
      ? { ...after.lease, holder: null }
      : after.lease
  return {
    act: `The request for a session ends with ${after.medusa.session?.id ?? "none"}`,
    after: continued({ ...running, state: { ...after, lease } }, null),
  }
}

const INITIAL: PaymentState = {
  row: {
    ...NEW_ROW,
    id: "row",
    state: "pending",
    order_number: "NUMBERrow",
    payment_session_id: "session0",
  },
  gateway: { ...NO_REQUEST, truth: "pending", requests: 1 },
  medusa: {
    amount: ALL,
    session: { id: "session0", status: "pending" },
    sessions: 1,
    orders: [],
    payment: null,
    isAnnounced: false,
  },
  lease: { holder: null, interrupted: false },
  a: null,
  b: null,
  ghost: { deaths: 0, errors: 0, changes: 0, payouts: 0 },
}

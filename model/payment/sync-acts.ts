import type { Step } from "../../src/workflows/sync/plan"
import type { Rules } from "../rules"
import { memoize } from "../world/memoize"
import { toTransaction } from "../world/row"
import type { Row } from "../world/row"
import { continued } from "./running"
import type { Act, Running } from "./running"
import { end, fail, isEnd, release, withRow } from "./sync-ends"
import { doneOf, toMedusaState } from "./state"
import type { Medusa, PaymentState, Process } from "./state"

/** The sync of a success: `SuccessSync`, write by write, and `underCartLease`. */
export function syncActs(
  rules: Rules
): Partial<Record<Process["next"], (running: Running) => Act[]>> {
  const plan = memoize((row: Row, medusa: Medusa, process: Process) =>
    rules.planSync(toTransaction(row), toMedusaState(medusa), doneOf(process))
  )
  const planOf = ({ state, process }: Running) =>
    plan(state.row, state.medusa, process)
  return {
    lease: (running) => leaseCart(rules, running),
    plan: (running) => {
      const next = planOf(running)
      return isEnd(next)
        ? [end(rules, running, next)]
        : [begin(rules, running, next)]
    },
    step: takeStep,
    end: (running) => [afterStep(running)],
    failed: (running) => [fail(rules, running, planOf(running))],
  }
}

function leaseCart(rules: Rules, running: Running): Act[] {
  const { state, server } = running
  const { lease } = state
  if (!rules.mayLeaseCart(lease)) {
    return [
      {
        act: "The sync meets the cart's lease, and waits for its release",
        after: continued(
          { ...running, state: withRow(state, { sync_lease_holder: null }) },
          null
        ),
      },
    ]
  }
  const interrupted = lease.interrupted || lease.holder === "dead"
  return [
    {
      act: "The sync acquires the cart's lease",
      after: continued(
        {
          ...running,
          state: { ...state, lease: { holder: server, interrupted } },
        },
        { next: "plan", interrupted }
      ),
    },
  ]
}

/** Ties the payment to the session of the step, then takes it. */
function begin(rules: Rules, running: Running, step: Step): Act {
  const { state, process, server } = running
  const { row } = state
  if (process.done.includes(step.kind)) {
    return {
      act: `The sync finds the payment not booked after ${step.kind}`,
      after: continued(running, { next: "failed", step: step.kind }),
    }
  }
  const session = "session" in step ? step.session.id : null
  const tied = row.authorized_session_id ?? row.payment_session_id
  const mustTie = session !== null && session !== tied
  const after =
    mustTie && rules.mayTie(row, server)
      ? withRow(state, { authorized_session_id: session })
      : state
  const { medusa } = after
  const isReopened = session !== null && medusa.session?.status === "error"
  const reopened: PaymentState = isReopened
    ? {
        ...after,
        medusa: { ...medusa, session: { id: session, status: "pending" } },
      }
    : after
  return {
    act: `The sync plans: ${step.kind}`,
    after: continued(
      { ...running, state: reopened },
      { step: step.kind, next: FIRST[step.kind], session, order: null }
    ),
  }
}

const FIRST: Readonly<Record<Step["kind"], Process["next"]>> = {
  link_cart: "step",
  link_collection: "step",
  create_session: "step",
  complete_cart: "read",
  pay_order: "claim",
}

function takeStep(running: Running): Act[] {
  const { state, process } = running
  const { medusa } = state
  if (process.step === "create_session") {
    const id = `session${medusa.sessions}`
    const made: Medusa = {
      ...medusa,
      session: { id, status: "pending" },
      sessions: medusa.sessions + 1,
    }
    return [
      {
        act: "The sync creates a session",
        after: continued(
          { ...running, state: { ...state, medusa: made } },
          { next: "end" }
        ),
      },
    ]
  }
  const link = process.step === "link_cart" ? "toCart" : "toCollection"
  const other = link === "toCart" ? "toCollection" : "toCart"
  const orders = medusa.orders.map((order) =>
    order?.[other] && !order[link] ? { ...order, [link]: true } : order
  )
  return [
    {
      act: `The sync adds the order's missing link: ${process.step ?? ""}`,
      after: continued(
        { ...running, state: { ...state, medusa: { ...medusa, orders } } },
        { next: "end" }
      ),
    },
  ]
}

/** A step of the sync ended; a shopper's completion announces its order. */
function afterStep(running: Running): Act {
  const { state, process } = running
  const { medusa } = state
  const isPlaced = process.hasPaid && process.step !== "pay_order"
  const announced: PaymentState = isPlaced
    ? { ...state, medusa: { ...medusa, isAnnounced: true } }
    : state
  if (process.kind === "completion") {
    return {
      act: "The completion ends, and releases the cart's lease",
      after: release({ ...running, state: announced }, state.lease.interrupted),
    }
  }
  const { step } = process
  const done = step ? [...process.done, step].sort() : process.done
  return {
    act: `The sync has done ${step ?? "nothing"}`,
    after: continued(
      { ...running, state: announced },
      {
        next: "plan",
        done,
        step: null,
        order: null,
        hasPaid: false,
        session: null,
      }
    ),
  }
}

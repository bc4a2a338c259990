import type { End, Step } from "../../src/workflows/sync/plan"
import type { Rules } from "../rules"
import type { Row } from "../world/row"
import { continued } from "./running"
import type { Act, Running } from "./running"
import type { PaymentState } from "./state"

export function isEnd(next: Step | End): next is End {
  return (
    next.kind === "attention" ||
    next.kind === "booked" ||
    next.kind === "two_orders" ||
    next.kind === "going_back" ||
    next.kind === "order_refunded"
  )
}

export function withRow(
  state: PaymentState,
  change: Partial<Row>
): PaymentState {
  return { ...state, row: { ...state.row, ...change } }
}

/** Ends a process and its lease of the cart. */
export function release(running: Running, owes: boolean): PaymentState {
  const { state, server } = running
  const isMine = state.lease.holder === server
  return continued(
    {
      ...running,
      state: isMine
        ? { ...state, lease: { holder: null, interrupted: owes } }
        : state,
    },
    null
  )
}

/** `SyncStore.finish` or `raise`, and the events that a dead process owes. */
export function end(rules: Rules, running: Running, result: End): Act {
  const { state, process, server } = running
  const { row } = state
  const { interrupted, done } = process
  const isBooked = result.kind === "booked" || result.kind === "two_orders"
  const owesEvent = isBooked && interrupted && !done.includes("complete_cart")
  const announced: PaymentState = owesEvent
    ? { ...state, medusa: { ...state.medusa, isAnnounced: true } }
    : state
  const isMine = rules.mayEndSync(row, "succeeded", server)
  const ended = isMine
    ? withRow(announced, {
        ...patchOf(rules, row, result),
        sync_lease_holder: null,
      })
    : announced
  return {
    act: `The sync ends: ${result.kind}${result.kind === "attention" ? ` ${result.attention}` : ""}`,
    after: release({ ...running, state: ended }, !isBooked && interrupted),
  }
}

function patchOf(rules: Rules, row: Row, result: End): Partial<Row> {
  switch (result.kind) {
    case "attention":
      return {
        attention: result.attention,
        disposition: rules.dispositionAfter(row, {
          attention: result.attention,
        }),
      }
    case "going_back":
      return { synced_state: "succeeded", disposition: "going_back" }
    case "order_refunded":
      return {
        synced_state: "succeeded",
        disposition: "going_back",
        attention: "order_refunded",
      }
    case "two_orders":
      return {
        synced_state: "succeeded",
        disposition: "booked",
        attention: "two_orders",
      }
    case "booked":
      return { synced_state: "succeeded", disposition: "booked" }
  }
}

/** A failed step: read again, end, try later, or raise. */
export function fail(rules: Rules, running: Running, next: Step | End): Act {
  const { state, process, server } = running
  if (process.kind === "completion") {
    return {
      act: "The completion fails, and releases the cart's lease",
      after: release(running, state.lease.interrupted),
    }
  }
  const isGone =
    process.session !== null && process.session !== state.medusa.session?.id
  if (isGone) {
    return {
      act: "The sync finds its session replaced, and reads again",
      after: continued(running, { next: "plan", step: null, session: null }),
    }
  }
  if (isEnd(next)) {
    return end(rules, running, next)
  }
  const { row, medusa } = state
  const isOver = row.age > 0 || (process.isLasting && !medusa.payment)
  const isMine = rules.mayEndSync(row, "succeeded", server)
  const raised = withRow(state, {
    attention: "order_not_placed",
    disposition: rules.dispositionAfter(row, { attention: "order_not_placed" }),
    sync_lease_holder: null,
  })
  const later = withRow(state, { sync_lease_holder: null, is_due: true })
  const after = isOver ? raised : later
  return {
    act: isOver
      ? "The sync gives up: order_not_placed"
      : "The sync will be tried again",
    after: release(
      { ...running, state: isMine ? after : state },
      process.interrupted
    ),
  }
}

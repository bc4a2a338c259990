import type { Done, End, Step as SyncStep } from "../../src/workflows/sync/plan"
import type { Step } from "../engine/model"
import { isEnd } from "../payment/sync-ends"
import type { PayoutRecords } from "../payouts/records"
import type { Rules } from "../rules"
import { truthsAfter } from "../world/flexpay"
import {
  ALL,
  OLDEST,
  older,
  toTransaction,
  withPatch,
  withResolution,
} from "../world/row"
import type { Row } from "../world/row"
import { isLockedByRequest } from "./push-acts"
import { ATTEMPTS, gatewayOf, toMedusaState } from "./state"
import type { Attempt, AttemptsState, Shop } from "./state"

type Acts = Step<AttemptsState>[]

/** What happens to each of the two payments. */
export function rowActs(
  rules: Rules,
  checked: PayoutRecords["checked"],
  state: AttemptsState
): Acts {
  return ATTEMPTS.flatMap((attempt) => {
    const row = state[attempt]
    return row
      ? [
          ...flexPayActs(state, attempt, row),
          ...checkActs({ rules, checked }, state, attempt),
          ...syncActs(rules, state, attempt),
          ...resolveActs(rules, state, attempt),
        ]
      : []
  })
}

function flexPayActs(state: AttemptsState, attempt: Attempt, row: Row): Acts {
  const gateway = gatewayOf(state, attempt)
  return truthsAfter(gateway.truth, row.age).map((truth) => ({
    actor: "flexpay",
    act: `FlexPay has the ${attempt} payment as ${truth}`,
    after: { ...state, [`${attempt}Gateway`]: { ...gateway, truth } },
  }))
}

/** A check writes its result in a transaction, and commits it. */
function checkActs(
  { rules, checked }: { rules: Rules; checked: PayoutRecords["checked"] },
  state: AttemptsState,
  attempt: Attempt
): Acts {
  const row = state[attempt]
  const { write } = state
  if (write?.attempt === attempt) {
    return [
      {
        actor: "plugin",
        act: `The check's write of the ${attempt} payment is committed`,
        after: { ...state, [attempt]: write.after, write: null },
      },
    ]
  }
  if (!row || write || isLockedByRequest(rules, state)) {
    return []
  }
  const mayCheck = rules.mayCheck(row)
  const isBeingSent = attempt === "second" && state.request !== null
  if (!mayCheck && (!row.is_due || isBeingSent)) {
    return []
  }
  // Without an order number only time decides.
  const answer = mayCheck ? gatewayOf(state, attempt).truth : "unreadable"
  const after = checked(row, answer)
  return after === row
    ? []
    : [
        {
          actor: "plugin",
          act: `A check of the ${attempt} payment writes what FlexPay says: ${answer}`,
          after: { ...state, write: { attempt, after } },
        },
      ]
}

/** A whole sync under the cart's lease; the model of one payment splits it. */
function syncActs(rules: Rules, state: AttemptsState, attempt: Attempt): Acts {
  const row = state[attempt]
  if (!row || state.write?.attempt === attempt || !rules.maySync(row)) {
    return []
  }
  if (row.state !== "succeeded") {
    const isReversed = row.state === "reversed" && attempt in state.shop.paid
    const refunded = isReversed
      ? [...state.shop.refunded, attempt]
      : state.shop.refunded
    return [
      {
        actor: "plugin",
        act: `The ${attempt} payment is synced: ${row.state}`,
        after: {
          ...state,
          [attempt]: { ...row, synced_state: row.state },
          shop: { ...state.shop, refunded },
        },
      },
    ]
  }
  const { result, shop, paying } = runSync(rules, {
    row,
    shop: state.shop,
    attempt,
  })
  return [
    {
      actor: "plugin",
      act: `The ${attempt} payment is synced: ${result}`,
      after: { ...state, [attempt]: paying, shop },
    },
  ]
}

interface Sync {
  row: Row
  shop: Shop
  attempt: Attempt
}

function runSync(
  rules: Rules,
  { row, shop, attempt }: Sync
): { result: string; shop: Shop; paying: Row } {
  const done = new Set<SyncStep["kind"]>()
  let sync: Sync = { row, shop, attempt }
  for (;;) {
    const next = plan(rules, sync, done)
    if (isEnd(next)) {
      const ended = withEnd(rules, sync.row, next)
      return { result: nameOf(next), shop: sync.shop, paying: ended }
    }
    if (done.has(next.kind)) {
      const attention = "order_not_placed"
      const raised = withEnd(rules, sync.row, {
        kind: "attention",
        attention,
        order_id: null,
      })
      return { result: attention, shop: sync.shop, paying: raised }
    }
    done.add(next.kind)
    sync = takeStep(rules, sync, next)
  }
}

function plan(rules: Rules, { row, shop }: Sync, done: Done): SyncStep | End {
  return rules.planSync(toTransaction(row), toMedusaState(shop), done)
}

function takeStep(rules: Rules, sync: Sync, step: SyncStep): Sync {
  const { row, shop, attempt } = sync
  if (step.kind === "create_session") {
    const session = `session${shop.sessions}`
    return { ...sync, shop: { ...shop, session, sessions: shop.sessions + 1 } }
  }
  if (!("session" in step)) {
    return sync
  }
  const { id } = step.session
  const tied = row.authorized_session_id ?? row.payment_session_id
  const paying: Row = {
    ...row,
    authorized_session_id: tied === id ? row.authorized_session_id : id,
  }
  const isTaken = Object.entries(shop.paid).some(
    ([other, session]) => other !== attempt && session === id
  )
  if (isTaken || !rules.mayClaim(paying, { id, amount: ALL })) {
    return sync
  }
  return {
    ...sync,
    row: { ...paying, authorized_session_id: id },
    shop: { ...shop, hasOrder: true, paid: { ...shop.paid, [attempt]: id } },
  }
}

function nameOf(end: End): string {
  return end.kind === "attention" ? end.attention : end.kind
}

function withEnd(rules: Rules, row: Row, end: End): Row {
  switch (end.kind) {
    case "attention": {
      const { attention } = end
      return {
        ...row,
        attention,
        disposition: rules.dispositionAfter(row, { attention }),
      }
    }
    case "booked":
      return { ...row, synced_state: "succeeded", disposition: "booked" }
    case "two_orders":
    case "order_refunded":
      return { ...row, synced_state: "succeeded", attention: end.kind }
    case "going_back":
      return { ...row, synced_state: "succeeded", disposition: "going_back" }
  }
}

function resolveActs(
  rules: Rules,
  state: AttemptsState,
  attempt: Attempt
): Acts {
  const row = state[attempt]
  return !row?.attention || state.write?.attempt === attempt
    ? []
    : [
        {
          actor: "operator",
          act: `An operator resolves "${row.attention}" of the ${attempt} payment`,
          after: {
            ...state,
            [attempt]: withResolution(
              withPatch(row, rules.resolutionOf(toTransaction(row)))
            ),
          },
        },
      ]
}

export function timeActs(state: AttemptsState): Acts {
  const { first, second, write, request } = state
  const isOver = [first, second].every((row) => !row || row.age === OLDEST)
  return write || request || isOver
    ? []
    : [
        {
          actor: "time",
          act: "Time passes",
          after: { ...state, first: older(first), second: older(second) },
        },
      ]
}

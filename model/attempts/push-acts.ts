import { isLive } from "../../src/modules/flexpay/transaction/transaction"
import { holdsCollection } from "../../src/modules/flexpay/transaction/holds-collection"
import type { Step } from "../engine/model"
import type { PayoutRecords } from "../payouts/records"
import type { Rules } from "../rules"
import { numberOf } from "../world/flexpay"
import type { Reply } from "../world/flexpay"
import { NEW_ROW, NOW, toTransaction, withPatch } from "../world/row"
import type { Row } from "../world/row"
import { rowsOf } from "./state"
import type { AttemptsBounds, AttemptsState, PushRequest } from "./state"

type Acts = Step<AttemptsState>[]

interface PushParts {
  rules: Rules
  checked: PayoutRecords["checked"]
  bounds: AttemptsBounds
}

/** The shopper asks for a second push: `PaymentRequester.request`. */
export function pushActs(parts: PushParts, state: AttemptsState): Acts {
  const { request, second, shop } = state
  if (!request) {
    return second || shop.hasOrder
      ? []
      : [
          {
            actor: "shopper",
            act: "The shopper asks for another push",
            after: { ...state, request: { next: "check", first_read: null } },
          },
        ]
  }
  return ACTS[request.next](parts, state, request).map(({ act, after }) => ({
    actor: "plugin",
    act,
    after,
  }))
}

type Act = Pick<Step<AttemptsState>, "act" | "after">
type RequestActs = (
  parts: PushParts,
  state: AttemptsState,
  request: PushRequest
) => Act[]

const ACTS: Readonly<Record<PushRequest["next"], RequestActs>> = {
  check: checkFirst,
  lock: lockPayments,
  read: readPayments,
  insert: insertPush,
  send: sendPush,
}

/** A first payment that ended and may still succeed is checked before. */
function checkFirst(
  { rules, checked }: PushParts,
  state: AttemptsState
): Act[] {
  const { first, firstGateway, write } = state
  const isDoubtful = !isLive(first) && first.state !== "succeeded"
  if (!isDoubtful || !rules.mayCheck(first)) {
    return [
      {
        act: "The plugin need not check the first push",
        after: to(state, "lock"),
      },
    ]
  }
  return write
    ? []
    : [
        {
          act: `The plugin checks the first push again: FlexPay says ${firstGateway.truth}`,
          after: to(
            { ...state, first: checked(first, firstGateway.truth) },
            "lock"
          ),
        },
      ]
}

function lockPayments({ rules }: PushParts, state: AttemptsState): Act[] {
  return state.write && rules.doesPushWait()
    ? []
    : [
        {
          act: "The request locks the cart's payments",
          after: to(state, "read"),
        },
      ]
}

function readPayments(_: PushParts, state: AttemptsState): Act[] {
  const request: PushRequest = { next: "insert", first_read: state.first }
  return [
    { act: "Its insertion reads the payments", after: { ...state, request } },
  ]
}

/** The index of live payments waits for an uncommitted change of a live one. */
function insertPush(
  { rules }: PushParts,
  state: AttemptsState,
  { first_read }: PushRequest
): Act[] {
  const { first, write, shop } = state
  if (write && isLive(first)) {
    return []
  }
  const isRefused =
    isLive(first) || (first_read !== null && !rules.mayInsertPush([first_read]))
  if (isRefused) {
    return [
      {
        act: "No second push: the first one is shown",
        after: { ...state, request: null },
      },
    ]
  }
  const second: Row = {
    ...NEW_ROW,
    id: "second",
    payment_session_id: shop.session,
  }
  return [
    {
      act: "The second push is written",
      after: {
        ...to(state, "send"),
        second,
        ghost: { pushedBesideMoney: holdsCollection(toTransaction(first)) },
      },
    },
  ]
}

function sendPush({ rules, bounds }: PushParts, state: AttemptsState): Act[] {
  const { second, secondGateway } = state
  if (!second) {
    return []
  }
  const replies: Reply[] = bounds.hasLostReplies
    ? ["accepted", "refused", "no_answer"]
    : ["accepted", "refused"]
  return replies.map((reply) => {
    const isAccepted = reply === "accepted"
    const { patch, next } = rules.applyRequestResult(
      toTransaction(second),
      {
        outcome: reply === "no_answer" ? "unknown" : reply,
        patch: isAccepted ? { order_number: numberOf(second) } : {},
      },
      NOW
    )
    return {
      act: `The second push is sent: ${reply}`,
      after: {
        ...state,
        request: null,
        second: withPatch(second, patch, next !== null),
        secondGateway: {
          ...secondGateway,
          requests: 1,
          truth: reply === "refused" ? ("none" as const) : ("pending" as const),
        },
      },
    }
  })
}

function to(state: AttemptsState, next: PushRequest["next"]): AttemptsState {
  return { ...state, request: { next, first_read: null } }
}

/** The request's database transaction holds the locks of the payments. */
export function isLockedByRequest(
  rules: Rules,
  { request }: AttemptsState
): boolean {
  return (
    rules.doesPushWait() &&
    (request?.next === "read" || request?.next === "insert")
  )
}

/** The shopper asks for a session again, which the shop replaces. */
export function sessionActs(
  { rules, bounds }: PushParts,
  state: AttemptsState
): Acts {
  const { shop } = state
  const isKept = rowsOf(state).some((row) => rules.hasAttempt(row))
  return isKept || shop.hasOrder || shop.sessions >= bounds.sessions
    ? []
    : [
        {
          actor: "shopper",
          act: "The shopper gets another session",
          after: {
            ...state,
            shop: {
              ...shop,
              session: `session${shop.sessions}`,
              sessions: shop.sessions + 1,
            },
          },
        },
      ]
}

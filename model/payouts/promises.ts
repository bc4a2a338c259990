import type { Invariant } from "../engine/model"
import { ALL } from "../world/row"
import type { Row } from "../world/row"
import { gatewayAt, indexOf, payoutsOf } from "./state"
import type { PayoutState } from "./state"

/** The states of a payout that count as its end. */
const ENDED: readonly Row["state"][] = ["failed", "refused", "canceled"]

function paidBy(state: PayoutState, rows: readonly Row[]): number {
  return rows.reduce(
    (sum, { id, amount }) =>
      gatewayAt(state, indexOf(id)).truth === "paid" ? sum + +amount : sum,
    0
  )
}

/** FlexPay called a failure final, and paid later: no plugin can prevent that. */
function isCorrected(state: PayoutState, rows: readonly Row[]): boolean {
  return rows.some(({ id }) => gatewayAt(state, indexOf(id)).is_corrected)
}

/** Each payout that replaces none, with those that replace it. */
function chainsOf(state: PayoutState): Row[][] {
  const rows = payoutsOf(state)
  const rootOf = (row: Row): string => {
    const replaced = rows.find(({ id }) => id === row.replaces_id)
    return replaced ? rootOf(replaced) : row.id
  }
  return rows
    .filter(({ replaces_id }) => replaces_id === null)
    .map((root) => rows.filter((row) => rootOf(row) === root.id))
}

function isOverpaid(state: PayoutState, chain: readonly Row[]): boolean {
  return paidBy(state, chain) > +(chain[0]?.amount ?? 0)
}

/** An operator sees it, or has resolved it. */
function reachedOperator({ attention, resolved }: Row): boolean {
  return attention !== null || resolved !== null
}

export const ALWAYS: readonly Invariant<PayoutState>[] = [
  {
    promise: "No act is wrong at the moment that it is done.",
    holds: ({ ghost }) => ghost.wrong === null,
  },
  {
    promise: "FlexPay gets one request for a payout.",
    holds: (state) =>
      payoutsOf(state).every(
        (_, index) => gatewayAt(state, index).requests <= 1
      ),
  },
  {
    promise: "What goes out does not exceed what came in.",
    holds: (state) => {
      const rows = payoutsOf(state)
      return paidBy(state, rows) <= +ALL || isCorrected(state, rows)
    },
  },
  {
    promise: "A refund is paid once.",
    holds: (state) =>
      chainsOf(state).every(
        (chain) => !isOverpaid(state, chain) || isCorrected(state, chain)
      ),
  },
  {
    promise:
      "A failure that an operator resolved does not come back while FlexPay says the same.",
    holds: (state) =>
      payoutsOf(state).every(
        ({ attention, resolved }) =>
          attention !== "payout_failed" || resolved?.state !== "failed"
      ),
  },
]

export const AT_REST: readonly Invariant<PayoutState>[] = [
  {
    promise: "What was paid out twice reaches an operator.",
    holds: (state) => {
      const rows = payoutsOf(state)
      const isOverpaidInAll =
        paidBy(state, rows) > +ALL ||
        chainsOf(state).some((chain) => isOverpaid(state, chain))
      return (
        !isOverpaidInAll ||
        state.ghost.is_reported ||
        rows.some((row) => isUncheckable(state, row))
      )
    },
  },
  {
    promise: "FlexPay contradicts no final payout without an attention.",
    holds: (state) => payoutsOf(state).every((row) => isTrue(state, row)),
  },
  {
    promise: "Each of Medusa's refunds is paid out, or before an operator.",
    holds: (state) =>
      state.refunds.every(({ id }) =>
        chainsOf(state).some(
          (chain) =>
            chain.some(({ refund_id }) => refund_id === id) &&
            (paidBy(state, chain) > 0 || chain.some(reachedOperator))
        )
      ),
  },
  {
    promise: "Money that goes back is held by a payout, or before an operator.",
    holds: (state) => {
      const { payment } = state
      const rows = payoutsOf(state)
      return (
        payment.state !== "succeeded" ||
        payment.disposition !== "going_back" ||
        payment.attention !== null ||
        rows.some((row) => !ENDED.includes(row.state) || reachedOperator(row))
      )
    },
  },
  {
    promise: "No payout waits for ever without an operator.",
    holds: (state) =>
      payoutsOf(state).every(
        (row) =>
          row.state === "succeeded" ||
          ENDED.includes(row.state) ||
          reachedOperator(row) ||
          isResent(state, row)
      ),
  },
]

/** Then an operator knew of it, and the other payout counts. */
function isResent(state: PayoutState, { id }: Row): boolean {
  return payoutsOf(state).some(({ replaces_id }) => replaces_id === id)
}

/** Without an order number FlexPay can't be checked, as an operator has read. */
function isUncheckable(state: PayoutState, row: Row): boolean {
  return (
    row.order_number === null &&
    row.callback_order_numbers === null &&
    (reachedOperator(row) || isResent(state, row))
  )
}

function isTrue(state: PayoutState, row: Row): boolean {
  const { truth } = gatewayAt(state, indexOf(row.id))
  if (reachedOperator(row)) {
    return true
  }
  if (row.state === "succeeded") {
    return truth === "paid" || isResent(state, row)
  }
  return !ENDED.includes(row.state) || truth !== "paid"
}

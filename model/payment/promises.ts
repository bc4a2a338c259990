import type { Invariant } from "../engine/model"
import type { Row } from "../world/row"
import { linkedOrders } from "./state"
import type { PaymentState } from "./state"

function reachedOperator({ attention, resolved }: Row): boolean {
  return attention !== null || resolved !== null
}

/** FlexPay had the money at some time. */
function hasCome({ gateway: { truth } }: PaymentState): boolean {
  return truth === "paid" || truth === "returned"
}

function isCaptured({ medusa: { payment } }: PaymentState): boolean {
  return payment !== null && payment.refunded === "no"
}

export const ALWAYS: readonly Invariant<PaymentState>[] = [
  {
    promise: "A cart has one order at the most, unless a server died in core.",
    holds: ({ medusa, ghost }) =>
      linkedOrders(medusa).length <= 1 || ghost.deaths > 0,
  },
  {
    promise: "What is captured has come.",
    holds: (state) => state.medusa.payment === null || hasCome(state),
  },
  {
    promise: "What is captured is what the cart costs.",
    holds: ({ medusa, row }) =>
      medusa.payment === null || medusa.amount === row.session_amount,
  },
  {
    promise: "What goes out does not exceed what came in.",
    holds: (state) =>
      state.ghost.payouts <= 1 && (state.ghost.payouts === 0 || hasCome(state)),
  },
]

export const AT_REST: readonly Invariant<PaymentState>[] = [
  {
    promise:
      "Money that came is an order's, goes back, or is before an operator.",
    holds: (state) =>
      state.gateway.truth !== "paid" ||
      reachedOperator(state.row) ||
      state.ghost.payouts > 0 ||
      (isCaptured(state) && linkedOrders(state.medusa).length === 1),
  },
  {
    promise: "Money that went back is no order's payment.",
    holds: (state) => state.ghost.payouts === 0 || !isCaptured(state),
  },
  {
    promise: "FlexPay contradicts no final payment without an attention.",
    holds: ({ row, gateway: { truth } }) =>
      reachedOperator(row) ||
      (row.state === "succeeded"
        ? truth === "paid"
        : row.state === "reversed" || truth !== "paid"),
  },
  {
    promise: "A paid order has both of its links.",
    holds: (state) =>
      !isCaptured(state) ||
      reachedOperator(state.row) ||
      linkedOrders(state.medusa).every(
        ({ toCart, toCollection }) => toCart && toCollection
      ),
  },
  {
    promise: "An order that was paid is announced.",
    holds: (state) =>
      !isCaptured(state) ||
      reachedOperator(state.row) ||
      state.medusa.isAnnounced,
  },
  {
    promise: "An order that core refunded is before an operator.",
    holds: ({ medusa, row }) =>
      medusa.payment?.refunded !== "medusa" ||
      linkedOrders(medusa).length === 0 ||
      reachedOperator(row),
  },
  {
    promise: "No payment waits for ever without an operator.",
    holds: ({ row }) =>
      !["submitting", "pending", "unknown"].includes(row.state) ||
      reachedOperator(row),
  },
]

import { isLive } from "../../src/modules/flexpay/transaction/transaction"
import type { Invariant } from "../engine/model"
import { ATTEMPTS, gatewayOf, rowsOf } from "./state"
import type { AttemptsState } from "./state"

export const ALWAYS: readonly Invariant<AttemptsState>[] = [
  {
    promise: "One push at the most is live.",
    holds: (state) => rowsOf(state).filter(isLive).length <= 1,
  },
  {
    promise: "No push is sent while the shop has the money of an earlier one.",
    holds: ({ ghost }) => !ghost.pushedBesideMoney,
  },
  {
    promise: "A cart is paid once.",
    holds: ({ shop }) =>
      ATTEMPTS.filter(
        (attempt) => attempt in shop.paid && !shop.refunded.includes(attempt)
      ).length <= 1,
  },
  {
    promise: "What is captured has come.",
    holds: (state) =>
      ATTEMPTS.every((attempt) => {
        const { truth } = gatewayOf(state, attempt)
        return (
          !(attempt in state.shop.paid) ||
          truth === "paid" ||
          truth === "returned"
        )
      }),
  },
]

export const AT_REST: readonly Invariant<AttemptsState>[] = [
  {
    promise: "Money that came is an order's, or was before an operator.",
    holds: (state) =>
      ATTEMPTS.every((attempt) => {
        const row = state[attempt]
        return (
          !row ||
          gatewayOf(state, attempt).truth !== "paid" ||
          row.attention !== null ||
          row.resolved !== null ||
          (attempt in state.shop.paid && state.shop.hasOrder)
        )
      }),
  },
  {
    promise: "FlexPay contradicts no final payment without an attention.",
    holds: (state) =>
      ATTEMPTS.every((attempt) => {
        const row = state[attempt]
        const { truth } = gatewayOf(state, attempt)
        return (
          !row ||
          row.attention !== null ||
          row.resolved !== null ||
          (row.state === "succeeded"
            ? truth === "paid"
            : row.state === "reversed" || truth !== "paid")
        )
      }),
  },
  {
    promise: "No payment waits for ever without an operator.",
    holds: (state) =>
      rowsOf(state).every(
        (row) => !isLive(row) || row.attention !== null || row.resolved !== null
      ),
  },
]

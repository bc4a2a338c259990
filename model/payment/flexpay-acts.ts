import type { Step } from "../engine/model"
import { truthsAfter } from "../world/flexpay"
import { OLDEST, older } from "../world/row"
import { SERVERS } from "./state"
import type { PaymentBounds, PaymentState } from "./state"

type Acts = Step<PaymentState>[]

export function flexPayActs({ row, gateway, ...state }: PaymentState): Acts {
  return truthsAfter(gateway.truth, row.age).map((truth) => ({
    actor: "flexpay",
    act: `FlexPay has the payment as ${truth}`,
    after: { ...state, row, gateway: { ...gateway, truth } },
  }))
}

export function timeActs(state: PaymentState): Acts {
  const { row, a, b } = state
  return a !== null || b !== null || row.age === OLDEST
    ? []
    : [
        {
          actor: "time",
          act: "Time passes",
          after: { ...state, row: older(row) },
        },
      ]
}

/** A server dies: its sync lease ends, and its cart lease is left behind. */
export function deathActs(
  { deaths }: PaymentBounds,
  state: PaymentState
): Acts {
  const { row, lease, ghost } = state
  return ghost.deaths >= deaths
    ? []
    : SERVERS.filter((server) => state[server] !== null).map((server) => ({
        actor: "death",
        act: `Server ${server} dies in its ${state[server]?.kind ?? ""}`,
        after: {
          ...state,
          [server]: null,
          row:
            row.sync_lease_holder === server
              ? { ...row, sync_lease_holder: null }
              : row,
          lease: lease.holder === server ? { ...lease, holder: "dead" } : lease,
          ghost: { ...ghost, deaths: ghost.deaths + 1 },
        },
      }))
}

import type { Step } from "../engine/model"
import type { Truth } from "../world/flexpay"
import { OLDEST, older } from "../world/row"
import type { Age } from "../world/row"
import { SERVERS } from "./state"
import type { PaymentBounds, PaymentState } from "./state"

type Acts = Step<PaymentState>[]

const CHANGES: Readonly<Record<Truth, readonly Truth[]>> = {
  none: [],
  pending: ["paid", "failed"],
  failed: ["paid"],
  paid: ["returned"],
  returned: [],
}
const CHANGED_UNTIL: Readonly<Partial<Record<Truth, Age>>> = {
  failed: 1,
  paid: 2,
}

export function flexPayActs({ row, gateway, ...state }: PaymentState): Acts {
  const { truth } = gateway
  return row.age > (CHANGED_UNTIL[truth] ?? OLDEST)
    ? []
    : CHANGES[truth].map((next) => ({
        actor: "flexpay",
        act: `FlexPay has the payment as ${next}`,
        after: {
          ...state,
          row,
          gateway: { ...gateway, truth: next },
        },
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

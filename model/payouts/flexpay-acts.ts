import type { Step } from "../engine/model"
import { numberOf } from "../world/flexpay"
import type { Gateway, Truth } from "../world/flexpay"
import { OLDEST, older } from "../world/row"
import type { Age, Row } from "../world/row"
import { gatewayAt, payoutsOf, SLOTS, withGateway, withPayout } from "./state"
import type { PayoutBounds, PayoutState } from "./state"

type Steps = Step<PayoutState>[]

const CHANGES: Readonly<Record<Truth, readonly Truth[]>> = {
  none: [],
  pending: ["paid", "failed"],
  paid: ["returned"],
  failed: ["paid"],
  returned: [],
}

/** Until these ages FlexPay corrects a failure, or gives money back. */
const CHANGED_UNTIL: Readonly<Partial<Record<Truth, Age>>> = {
  failed: 1,
  paid: 2,
}

/** What FlexPay decides, and its callbacks. */
export function flexPayActs(
  { isReversible }: PayoutBounds,
  state: PayoutState
): Steps {
  const reversal: Steps =
    isReversible && state.received === "paid"
      ? [
          {
            actor: "flexpay",
            act: "FlexPay gives the payment back",
            after: { ...state, received: "returned" },
          },
        ]
      : []
  return [
    ...reversal,
    ...payoutsOf(state).flatMap((row, index) => {
      const gateway = gatewayAt(state, index)
      return [
        ...decisions(state, { row, index, gateway }),
        ...callback(state, { row, index, gateway }),
      ]
    }),
  ]
}

interface Sent {
  row: Row
  index: number
  gateway: Gateway
}

function decisions(
  state: PayoutState,
  { row, index, gateway: { truth, is_corrected } }: Sent
): Steps {
  return row.age > (CHANGED_UNTIL[truth] ?? OLDEST)
    ? []
    : CHANGES[truth].map((next) => ({
        actor: "flexpay",
        act: `FlexPay has payout ${index} as ${next}`,
        after: withGateway(state, index, {
          truth: next,
          is_corrected: is_corrected || (truth === "failed" && row.age > 0),
        }),
      }))
}

/** A callback brings the order number of a request without an answer. */
function callback(
  state: PayoutState,
  { row, index, gateway: { truth } }: Sent
): Steps {
  const isKnown =
    row.order_number !== null || row.callback_order_numbers !== null
  return truth === "none" || isKnown
    ? []
    : [
        {
          actor: "flexpay",
          act: `FlexPay calls back about payout ${index}`,
          after: withPayout(state, index, {
            ...row,
            callback_order_numbers: [numberOf(row)],
            is_due: true,
          }),
        },
      ]
}

/** Time passes while nothing runs. */
export function timeActs(state: PayoutState): Steps {
  const rows = payoutsOf(state)
  const isOver =
    rows.every(({ age }) => age === OLDEST) &&
    state.refunds.every(({ age }) => age > 0)
  if (state.a !== null || state.b !== null || isOver) {
    return []
  }
  const aged = rows.reduce<PayoutState>(
    (all, row, index) => withPayout(all, index, older(row)),
    { ...state, refunds: state.refunds.map((each) => ({ ...each, age: 1 })) }
  )
  return [{ actor: "time", act: "Time passes", after: aged }]
}

/** A process dies; its leases end. */
export function deathActs({ deaths }: PayoutBounds, state: PayoutState): Steps {
  return state.ghost.deaths >= deaths
    ? []
    : SLOTS.flatMap((slot) => {
        const process = state[slot]
        if (!process || process.kind === "check") {
          return []
        }
        const { ghost } = state
        const dead: PayoutState = {
          ...state,
          [slot]: null,
          ghost: { ...ghost, deaths: ghost.deaths + 1 },
        }
        const rows = payoutsOf(dead)
        const freed = rows.reduce<PayoutState>(
          (all, row, index) =>
            process.kind === "sync" && process.payout === index
              ? withPayout(all, index, { ...row, sync_lease_holder: null })
              : all,
          dead
        )
        return [
          {
            actor: "death",
            act: `The server of this ${process.kind} dies before its next write`,
            after: freed,
          },
        ]
      })
}

import type { Step } from "../engine/model"
import type { Rules } from "../rules"
import type { PayoutRecords } from "../payouts/records"
import { ALL, toTransaction, withPatch, withResolution } from "../world/row"
import type { Row } from "../world/row"
import { IDLE, SERVERS, doneOf, toMedusaState } from "./state"
import type { PaymentBounds, PaymentState, Process } from "./state"

type Acts = Step<PaymentState>[]

const NO_ACT: Acts = []

/** What the plugin begins by itself: checks, and syncs of each final state. */
export function pluginActs(
  rules: Rules,
  checked: PayoutRecords["checked"],
  state: PaymentState
): Acts {
  const { row, gateway } = state
  const after = rules.mayCheck(row) ? checked(row, gateway.truth) : row
  const check: Acts =
    after === row
      ? NO_ACT
      : [
          {
            actor: "plugin",
            act: `The plugin checks the payment: FlexPay says ${gateway.truth}`,
            after: { ...state, row: after },
          },
        ]
  return [...check, ...beginSync(rules, state)]
}

function beginSync(rules: Rules, state: PaymentState): Acts {
  const { row, medusa } = state
  if (!rules.maySync(row)) {
    return []
  }
  if (row.state === "succeeded") {
    return start(state, (server) => ({
      actor: "plugin",
      act: `Server ${server} begins to sync the success`,
      after: {
        ...state,
        row: { ...row, sync_lease_holder: server },
        [server]: IDLE,
      },
    }))
  }
  const synced = { ...row, synced_state: row.state }
  if (row.state === "reversed") {
    const { payment } = medusa
    const recorded =
      payment?.refunded === "no"
        ? { ...payment, refunded: "operator" as const }
        : payment
    return [
      {
        actor: "plugin",
        act: "The plugin records the reversal as a refund in Medusa",
        after: {
          ...state,
          row: synced,
          medusa: { ...medusa, payment: recorded },
        },
      },
    ]
  }
  const { session } = medusa
  const failed =
    session?.status === "pending" && session.id === row.payment_session_id
      ? { ...session, status: "error" as const }
      : session
  return [
    {
      actor: "plugin",
      act: `The plugin syncs the failure: the session has an error`,
      after: { ...state, row: synced, medusa: { ...medusa, session: failed } },
    },
  ]
}

/** One act on a server that is free; free ones are alike. */
function start(
  state: PaymentState,
  begin: (server: "a" | "b") => Step<PaymentState>
): Acts {
  const server = SERVERS.find((each) => state[each] === null)
  return server ? [begin(server)] : []
}

/** The shopper completes the cart, asks for a session again, or changes the cart. */
export function shopperActs(
  rules: Rules,
  bounds: PaymentBounds,
  state: PaymentState
): Acts {
  const { medusa, lease, ghost } = state
  const isOrdered = medusa.orders.some((order) => order?.toCart)
  const leased = (kind: Process["kind"], act: string): Acts =>
    rules.mayLeaseCart(lease)
      ? start(state, (server) => ({
          actor: "shopper",
          act: `${act} on server ${server}`,
          after: {
            ...state,
            lease: {
              holder: server,
              interrupted: lease.interrupted || lease.holder === "dead",
            },
            [server]: {
              ...IDLE,
              kind,
              next: kind === "session" ? ("write" as const) : ("read" as const),
            },
          },
        }))
      : []
  const amount = medusa.amount === ALL ? "3000" : ALL
  return [
    ...(isOrdered
      ? []
      : leased("completion", "The shopper completes the cart")),
    ...(isOrdered || medusa.sessions >= bounds.sessions
      ? []
      : leased("session", "The shopper asks for a session again")),
    ...(isOrdered || ghost.changes >= bounds.changes || medusa.payment
      ? []
      : [
          {
            actor: "shopper" as const,
            act: `The shopper changes the cart to ${amount} francs: Medusa deletes the session`,
            after: {
              ...state,
              medusa: { ...medusa, amount, session: null },
              ghost: { ...ghost, changes: ghost.changes + 1 },
            },
          },
        ]),
  ]
}

/** The route of new sessions, under the cart's lease. */
export function writeSession(rules: Rules, state: PaymentState): PaymentState {
  const { medusa, row } = state
  if (rules.hasAttempt(row) && medusa.session) {
    return state
  }
  return {
    ...state,
    medusa: {
      ...medusa,
      session: { id: `session${medusa.sessions}`, status: "pending" },
      sessions: medusa.sessions + 1,
    },
  }
}

/** Operators refund, place the order, and resolve. */
export function operatorActs(rules: Rules, state: PaymentState): Acts {
  const { row, medusa } = state
  const payment = toTransaction(row)
  const isBookedNow =
    row.authorized_session_id !== null &&
    medusa.payment?.session === row.authorized_session_id
  const canPlace =
    rules.isOrderPlaceable(payment, []) &&
    state.ghost.payouts === 0 &&
    rules.planSync(payment, toMedusaState(medusa), doneOf(IDLE)).kind !==
      "attention"
  return [
    ...(state.ghost.payouts > 0 || row.state !== "succeeded"
      ? []
      : start(state, (server) => ({
          actor: "operator",
          act: `An operator begins to refund the payment, ${isBookedNow ? "which" : "and sees that no payment"} is in Medusa`,
          after: {
            ...state,
            [server]: {
              ...IDLE,
              kind: "refund" as const,
              next: "write" as const,
              isInMedusa: isBookedNow,
            },
          },
        }))),
    ...(canPlace && rules.mayPlaceAgain(row)
      ? [
          {
            actor: "operator" as const,
            act: "An operator has the order placed",
            after: {
              ...state,
              row: {
                ...row,
                disposition: "becoming_order" as const,
                attention: null,
                is_due: true,
              },
            },
          },
        ]
      : []),
    ...(row.attention === null
      ? []
      : [
          {
            actor: "operator" as const,
            act: `An operator resolves "${row.attention}"`,
            after: {
              ...state,
              row: withResolution(withPatch(row, rules.resolutionOf(payment))),
            },
          },
        ]),
  ]
}

/** The decision about a refund, under the payment's lock; its payout arrives. */
export function refund(
  rules: Rules,
  state: PaymentState,
  { isInMedusa }: Process
): { act: string; after: PaymentState } {
  const { row, medusa, ghost } = state
  const decision = rules.decideRefund({
    payment: { ...row, received_amount: null },
    is_in_medusa: isInMedusa,
    has_sync_lease: row.sync_lease_holder !== null,
    has_open_payout: false,
    requester: "operator",
    is_resend: false,
    is_justified: true,
    covers_rest: true,
  })
  const { payment } = medusa
  const isRefunded = payment !== null && payment.refunded !== "no"
  if (decision.kind === "refused" || ghost.payouts > 0 || isRefunded) {
    return { act: "The refund is refused", after: state }
  }
  const refunded: Row = {
    ...row,
    disposition: decision.disposition,
    attention: decision.attention,
  }
  return {
    act: "The refund is allowed, and its payout arrives",
    after: {
      ...state,
      row: refunded,
      ghost: { ...ghost, payouts: ghost.payouts + 1 },
      medusa: {
        ...medusa,
        // Read again after the decision, so that a sync's payment is found.
        payment: payment && { ...payment, refunded: "operator" },
      },
    },
  }
}

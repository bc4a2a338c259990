import type { Step } from "../engine/model"
import { NOW, withResolution } from "../world/row"
import { attempt, freePayouts, supportDenies } from "./records"
import type { PayoutRecords } from "./records"
import { gatewayAt, payoutAt, payoutsOf, SLOTS } from "./state"
import type { PayoutBounds, PayoutState, Process, Slot } from "./state"

export const NEW_PROCESS: Process = {
  kind: "refund",
  next: "submit",
  payout: null,
  replaces: null,
  refund: null,
  reply: null,
  answer: null,
  from: null,
  result: null,
}

type Steps = Step<PayoutState>[]

/** What operators begin, and the acts of theirs that are one write. */
export function operatorActs(
  records: PayoutRecords,
  bounds: PayoutBounds
): (state: PayoutState) => Steps {
  return (state) => {
    const slot = SLOTS.find((each) => state[each] === null)
    const canDraft = freePayouts(state) > bounds.deaths
    return [
      ...(slot && canDraft ? refunds(records, bounds, { state, slot }) : []),
      ...payoutsOf(state).flatMap((_, index) => [
        ...(slot && canDraft ? resend(records, { state, slot, index }) : []),
        ...(slot ? approve(records, { state, slot, index }) : []),
        ...reject(records, state, index),
        ...resolve(records, state, index),
      ]),
      ...resolvePayment(records, state),
    ]
  }
}

interface Place {
  state: PayoutState
  slot: Slot
  index: number
}

function refunds(
  records: PayoutRecords,
  { amounts, isBooked }: PayoutBounds,
  { state, slot }: Omit<Place, "index">
): Steps {
  const payout = payoutsOf(state).length
  return amounts.flatMap((amount) => {
    const input = {
      amount,
      refund_id: null,
      replaces: null,
      isInMedusa: isBooked,
      isJustified: true,
    }
    const drafted = attempt(() => records.draft(state, input))
    const next = isBooked ? ("record_refund" as const) : ("submit" as const)
    const process = { ...NEW_PROCESS, next, payout }
    const id = `refund${state.ghost.refunds}`
    const button = { ...NEW_PROCESS, kind: "button", next: "draft" } as const
    return [
      ...(drafted
        ? [
            {
              actor: "operator" as const,
              act: `An operator refunds ${amount} francs in the FlexPay section: payout ${payout} is drafted`,
              after: { ...drafted, [slot]: process },
            },
          ]
        : []),
      ...(isBooked && refundableInMedusa(state, amount)
        ? [
            {
              actor: "operator" as const,
              act: `An operator refunds ${amount} francs by Medusa's button: Medusa records ${id}`,
              after: {
                ...state,
                ghost: {
                  ...state.ghost,
                  refunds: state.ghost.refunds + 1,
                },
                refunds: [
                  ...state.refunds,
                  { id, amount, payout: null, age: 0 as const },
                ],
                [slot]: { ...button, refund: id },
              },
            },
          ]
        : []),
    ]
  })
}

/** Medusa's own limit: refunds up to the captured amount. */
export function refundableInMedusa(
  { refunds: existing, payment }: PayoutState,
  amount: string
): boolean {
  const refunded = existing.reduce((sum, refund) => sum + +refund.amount, 0)
  return refunded + +amount <= +payment.amount
}

function resend(records: PayoutRecords, { state, slot, index }: Place): Steps {
  const { payout, payouts } = records.locked(state, index)
  const decision = records.rules.decideResend(payout, payouts)
  if (
    decision.kind === "refused" ||
    (decision.needs !== null && !supportDenies(state, index))
  ) {
    return []
  }
  const { checked, isCertain } = checkPredecessor(records, state, index)
  const act = `An operator sends payout ${index} again`
  return isCertain
    ? [
        {
          actor: "operator",
          act: `${act}, and FlexPay's check allows it`,
          after: {
            ...checked,
            [slot]: {
              ...NEW_PROCESS,
              kind: "resend" as const,
              next: "draft" as const,
              replaces: index,
            },
          },
        },
      ]
    : [
        {
          actor: "operator",
          act: `${act}; refused after a check`,
          after: checked,
        },
      ]
}

/**
 * `checkPredecessor`: the fresh check is written before anything else; where it
 * leaves doubt, nothing is sent.
 */
function checkPredecessor(
  records: PayoutRecords,
  state: PayoutState,
  index: number
): { checked: PayoutState; isCertain: boolean } {
  const { order_number, callback_order_numbers } = payoutAt(state, index)
  if (order_number === null && callback_order_numbers === null) {
    return { checked: state, isCertain: true }
  }
  const { truth } = gatewayAt(state, index)
  const checked = records.writeCheck(state, index, truth)
  const { payout } = records.locked(checked, index)
  const isCertain = attempt(() => {
    records.rules.assertNoMoneyLeft(payout, NOW)
    return true
  })
  return { checked, isCertain: isCertain === true }
}

function approve(records: PayoutRecords, { state, slot, index }: Place): Steps {
  const row = payoutsOf(state)[index]
  if (row?.state !== "awaiting_approval") {
    return []
  }
  const replaces = row.replaces_id
    ? payoutsOf(state).findIndex(({ id }) => id === row.replaces_id)
    : null
  const { checked, isCertain } =
    replaces === null
      ? { checked: state, isCertain: true }
      : checkPredecessor(records, state, replaces)
  return [
    {
      actor: "operator",
      act: isCertain
        ? `A second admin approves payout ${index}`
        : `A second admin approves payout ${index}; refused after a check`,
      after: isCertain
        ? {
            ...checked,
            [slot]: {
              ...NEW_PROCESS,
              kind: "approve" as const,
              next: "approve" as const,
              payout: index,
              replaces,
            },
          }
        : checked,
    },
  ]
}

function reject(
  records: PayoutRecords,
  state: PayoutState,
  index: number
): Steps {
  const { payout } = records.locked(state, index)
  return payout.state === "awaiting_approval"
    ? [
        {
          actor: "operator",
          act: `A second admin rejects payout ${index}`,
          after: records.close(state, index, {
            patch: records.rules.rejectionOf(payout, NOW),
          }),
        },
      ]
    : []
}

function resolve(
  records: PayoutRecords,
  state: PayoutState,
  index: number
): Steps {
  const { payout } = records.locked(state, index)
  const { attention } = payout
  return attention === null || payout.state === "awaiting_approval"
    ? []
    : [
        {
          actor: "operator",
          act: `An operator resolves "${attention}" of payout ${index}`,
          after: records.close(state, index, {
            patch: records.rules.resolutionOf(payout),
            isResolved: true,
          }),
        },
      ]
}

function resolvePayment(records: PayoutRecords, state: PayoutState): Steps {
  const { payment } = state
  return payment.attention === null
    ? []
    : [
        {
          actor: "operator",
          act: `An operator resolves "${payment.attention}" of the payment`,
          after: {
            ...state,
            payment: withResolution(records.resolve(payment)),
          },
        },
      ]
}

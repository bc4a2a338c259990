import type { Step } from "../engine/model"
import type { Answer } from "../world/flexpay"
import type { Row } from "../world/row"
import { NEW_PROCESS } from "./operator-acts"
import { attempt } from "./records"
import type { PayoutRecords } from "./records"
import {
  gatewayAt,
  indexOf,
  payoutsOf,
  SLOTS,
  withPayout,
  HOLDER,
} from "./state"
import type { PayoutBounds, PayoutState, Slot } from "./state"

const CHECK = {
  ...NEW_PROCESS,
  kind: "check" as const,
  next: "write" as const,
}

type Steps = Step<PayoutState>[]

/** Checks, syncs and the recovery of refunds. */
export function pluginActs(
  records: PayoutRecords,
  { hasSlowChecks }: PayoutBounds
): (state: PayoutState) => Steps {
  return (state) => {
    const slot = SLOTS.find((each) => state[each] === null)
    return [
      ...(slot
        ? payoutsOf(state).flatMap((row, index) => [
            ...check(records, { state, slot, row, index }, hasSlowChecks),
            ...sync(records, { state, slot, row, index }),
          ])
        : []),
      ...checkPayment(records, state),
      ...recover(records, state),
    ]
  }
}

interface Place {
  state: PayoutState
  slot: Slot
  row: Row
  index: number
}

/**
 * A check in two steps: FlexPay's answer, and its write. A row that can't be
 * checked is moved by time.
 */
function check(records: PayoutRecords, place: Place, isSlow: boolean): Steps {
  const { state, slot, row, index } = place
  const mayCheck = records.rules.mayCheck(row)
  if (!mayCheck && (!row.is_due || isBeingSent(state, index))) {
    return []
  }
  const truth = gatewayAt(state, index).truth
  const answers: Answer[] = mayCheck ? [truth, "unreadable"] : ["unreadable"]
  return (
    answers
      // An answer that would change nothing needs no step of its own.
      .filter((answer) => records.checked(row, answer) !== row)
      .map((answer) => ({
        actor: "plugin",
        act: `The plugin checks payout ${index}: FlexPay says ${answer}`,
        after: isSlow
          ? { ...state, [slot]: { ...CHECK, payout: index, answer } }
          : records.writeCheck(state, index, answer),
      }))
  )
}

/** Whether its request is under way: it counts as unanswered only later. */
function isBeingSent(state: PayoutState, index: number): boolean {
  return SLOTS.some((slot) => {
    const process = state[slot]
    return (
      process?.payout === index &&
      (process.next === "request" || process.next === "answer")
    )
  })
}

/** `syncPayout`, up to its last write. */
function sync(
  records: PayoutRecords,
  { state, slot, row, index }: Place
): Steps {
  if (!records.rules.maySync(row)) {
    return []
  }
  const leased = withPayout(state, index, { ...row, sync_lease_holder: HOLDER })
  const process = {
    ...NEW_PROCESS,
    kind: "sync" as const,
    next: "end_sync" as const,
    payout: index,
    from: row.state,
  }
  const { payment, payouts, payout } = records.locked(leased, index)
  if (row.state !== "succeeded") {
    return [
      {
        actor: "plugin",
        act: `The plugin syncs payout ${index}, which is ${row.state}`,
        after: { ...records.returnUnsent(leased), [slot]: process },
      },
    ]
  }
  const { attention, discharged } = records.rules.compareArrival({
    payout,
    payment,
    payouts,
  })
  const other = discharged && indexOf(discharged.id)
  const compared =
    other === null
      ? leased
      : withPayout(
          leased,
          other,
          records.resolve(payoutsOf(leased)[other] ?? row)
        )
  return [
    {
      actor: "plugin",
      act: `The plugin compares payout ${index}, which succeeded, with the payment`,
      after: { ...compared, [slot]: { ...process, result: attention } },
    },
  ]
}

/** FlexPay gave the payment itself back. */
function checkPayment(records: PayoutRecords, state: PayoutState): Steps {
  const payment = records.checked(state.payment, state.received)
  return payment.state === state.payment.state
    ? []
    : [
        {
          actor: "plugin",
          act: `The plugin checks the payment: ${payment.state}`,
          after: { ...state, payment },
        },
      ]
}

/** `recoverRefunds`: Medusa's refunds without a payout. */
function recover(records: PayoutRecords, state: PayoutState): Steps {
  const rows = payoutsOf(state)
  return state.refunds.flatMap((refund) => {
    const { id, age } = refund
    const recovered = records.rules.isMissingPayout(
      { id, is_old: age > 0 },
      rows
    )
      ? attempt(() => records.recover(state, refund))
      : null
    return recovered
      ? [
          {
            actor: "plugin" as const,
            act: `The plugin records the missing payout of ${id}`,
            after: recovered,
          },
        ]
      : []
  })
}

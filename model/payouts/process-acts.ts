import type { Reply } from "../world/flexpay"
import type { Row } from "../world/row"
import {
  closeAfterRefusal,
  deleteRefund,
  endSync,
  resolvePayment,
  resolveReplaced,
  writeCheck,
} from "./ending-acts"
import { refundableInMedusa } from "./operator-acts"
import { attempt } from "./records"
import type { PayoutRecords } from "./records"
import {
  afterError,
  afterPayout,
  afterSubmission,
  continued,
  step,
} from "./running"
import type { Running, Steps } from "./running"
import { gatewayAt, payoutAt, payoutsOf, withGateway } from "./state"
import type { PayoutBounds, PayoutState, Process } from "./state"

/** The next write of a request or a job; what Medusa or FlexPay does for it. */
export function processActs(
  records: PayoutRecords,
  { hasLostReplies }: PayoutBounds
): (running: Running) => Steps {
  const acts: Record<Process["next"], (running: Running) => Steps> = {
    record_refund: recordRefund,
    draft: (running) => draft(records, running),
    submit: (running) => submit(records, running),
    approve: (running) => submit(records, running),
    request: (running) => request(running, hasLostReplies),
    answer: (running) => writeReply(records, running),
    delete_refund: deleteRefund,
    close: (running) => closeAfterRefusal(records, running),
    resolve_replaced: (running) => resolveReplaced(records, running),
    resolve_payment: (running) => resolvePayment(records, running),
    write: (running) => writeCheck(records, running),
    end_sync: (running) => endSync(records, running),
  }
  return (running) => acts[running.process.next](running)
}

function recordRefund(running: Running): Steps {
  const { state, process } = running
  const payout = process.payout ?? 0
  const row = payoutAt(state, payout)
  if (row.state !== "draft") {
    return [step(running, "finds its draft sent or closed", null)]
  }
  if (!refundableInMedusa(state, row.session_amount)) {
    return [
      {
        actor: "medusa",
        act: `Medusa refuses the refund of payout ${payout}`,
        after: continued(running, { next: "close" }),
      },
    ]
  }
  const { ghost } = state
  const id = `refund${ghost.refunds}`
  const refunds = [
    ...state.refunds,
    { id, amount: row.session_amount, payout, age: 0 as const },
  ]
  return [
    {
      actor: "medusa",
      act: `Medusa records ${id} for payout ${payout}`,
      after: continued(
        {
          ...running,
          state: {
            ...state,
            refunds,
            ghost: { ...ghost, refunds: ghost.refunds + 1 },
          },
        },
        { next: "submit", refund: id }
      ),
    },
  ]
}

function draft(records: PayoutRecords, running: Running): Steps {
  const { state, process } = running
  const { replaces, refund } = process
  const index = payoutsOf(state).length
  if (state[`payout${index}`] === undefined) {
    return []
  }
  const replaced = replaces === null ? null : payoutAt(state, replaces)
  const amount = amountOf(running)
  const drafted = attempt(() =>
    records.draft(state, {
      amount,
      refund_id: refund,
      replaces,
      isInMedusa: state.payment.disposition === "booked",
      isJustified: replaces !== null,
    })
  )
  const hasRefund = replaced?.refund_id ?? null
  const isRecorded =
    hasRefund !== null || state.payment.disposition !== "booked"
  return drafted
    ? [
        step({ ...running, state: drafted }, `drafts payout ${index}`, {
          payout: index,
          next: refund || isRecorded ? "submit" : "record_refund",
        }),
      ]
    : [
        {
          actor: "plugin",
          act: `The draft is refused`,
          after: refund
            ? continued(running, { next: "delete_refund" })
            : continued(running, null),
        },
      ]
}

/** Medusa's amount of a draft. */
function amountOf({ state, process: { replaces, refund } }: Running): string {
  return replaces === null
    ? (state.refunds.find(({ id }) => id === refund)?.amount ?? "")
    : payoutAt(state, replaces).session_amount
}

function submit(records: PayoutRecords, running: Running): Steps {
  const { state, process } = running
  const { kind, refund } = process
  const payout = process.payout ?? 0
  const row = payoutAt(state, payout)
  const from = kind === "approve" ? "awaiting_approval" : "draft"
  if (!records.rules.isStill(row, from)) {
    const isRefused = row.state === "refused" || row.state === "canceled"
    return [
      {
        actor: "plugin",
        act: `Payout ${payout} is no longer to be sent`,
        after: isRefused ? afterError(running) : afterSubmission(running),
      },
    ]
  }
  const replacedRefund =
    process.replaces === null
      ? null
      : payoutAt(state, process.replaces).refund_id
  const submitted = attempt(() =>
    records.submit(
      state,
      payout,
      kind === "approve" ? "approved" : { refund_id: refund ?? replacedRefund }
    )
  )
  if (!submitted) {
    const canceled =
      kind === "button" ? records.cancelDraft(state, payout) : state
    return [
      {
        actor: "plugin",
        act: `Payout ${payout} is not owed, and not sent`,
        after: afterError({ ...running, state: canceled }),
      },
    ]
  }
  const isWaiting = payoutAt(submitted, payout).state === "awaiting_approval"
  const wrong = "A payout of a reversed payment is about to be sent"
  const isOwed = isWaiting || state.payment.state === "succeeded"
  const next = {
    ...running,
    state: isOwed
      ? submitted
      : { ...submitted, ghost: { ...submitted.ghost, wrong } },
  }
  return isWaiting
    ? [
        {
          actor: "plugin",
          act: `Payout ${payout} waits for an approval`,
          after: afterSubmission(next),
        },
      ]
    : [
        step(next, `writes payout ${payout} as about to be sent`, {
          next: "request",
        }),
      ]
}

const REPLIES: readonly [reply: Reply, arrives: boolean, text: string][] = [
  ["accepted", true, "accepts"],
  ["refused", false, "refuses"],
  ["no_answer", true, "accepts, and its answer is lost"],
  ["no_answer", false, "does not get, which the plugin can't know,"],
]

function request(running: Running, hasLostReplies: boolean): Steps {
  const { state, process } = running
  const payout = process.payout ?? 0
  const { requests } = gatewayAt(state, payout)
  return REPLIES.filter(
    ([reply]) => hasLostReplies || reply !== "no_answer"
  ).map(([reply, arrives, text]) => {
    const sent = arrives
      ? withGateway(state, payout, {
          truth: "pending",
          requests: requests + 1,
        })
      : state
    return {
      actor: "flexpay",
      act: `FlexPay ${text} payout ${payout} of ${payoutAt(state, payout).amount} francs`,
      after: continued({ ...running, state: sent }, { next: "answer", reply }),
    }
  })
}

function writeReply(records: PayoutRecords, running: Running): Steps {
  const { state, process } = running
  const payout = process.payout ?? 0
  const written = records.writeReply(
    state,
    payout,
    process.reply ?? "no_answer"
  )
  const row = payoutAt(written, payout)
  const isRefused = row.state === "refused" || row.state === "canceled"
  const next = { ...running, state: written }
  return [
    {
      actor: "plugin",
      act: `The plugin writes FlexPay's answer: payout ${payout} is ${row.state}`,
      after:
        process.kind === "approve"
          ? afterApproval(next, row)
          : isRefused
            ? afterError(next)
            : afterSubmission(next),
    },
  ]
}

function afterApproval(running: Running, row: Row): PayoutState {
  const mustClose =
    row.state === "refused" && !row.refund_id && !row.replaces_id
  return mustClose
    ? continued(running, { next: "close" })
    : afterPayout(running)
}

import { toTransaction } from "../world/row"
import type { PayoutRecords } from "./records"
import { continued, step } from "./running"
import type { Running, Steps } from "./running"
import { HOLDER, payoutAt, withPayout } from "./state"

export function deleteRefund(running: Running): Steps {
  const { state, process } = running
  const refunds = state.refunds.filter(({ id }) => id !== process.refund)
  return [
    {
      actor: "medusa",
      act: `Medusa deletes ${process.refund ?? "its refund"}`,
      after: continued(
        { ...running, state: { ...state, refunds } },
        process.kind === "button" ? null : { next: "close" }
      ),
    },
  ]
}

/** The compensation of the draft, or of a refused approval. */
export function closeAfterRefusal(
  records: PayoutRecords,
  running: Running
): Steps {
  const payout = running.process.payout ?? 0
  const state = records.cancelDraft(running.state, payout)
  const row = payoutAt(state, payout)
  const next = { ...running, state }
  const ended =
    running.process.kind === "approve" && state.payment.attention
      ? { next: "resolve_payment" as const }
      : null
  if (row.attention === "payout_refused" && !row.replaces_id) {
    const closed = records.close(state, payout, {
      patch: records.rules.resolutionOf(toTransaction(row)),
    })
    return [step({ ...next, state: closed }, `closes payout ${payout}`, ended)]
  }
  return row.replaces_id && row.state === "refused"
    ? resolveReplaced(records, {
        ...next,
        process: { ...running.process, kind: "button" },
      })
    : [step(next, `ends the act on payout ${payout}`, ended)]
}

export function resolveReplaced(
  records: PayoutRecords,
  running: Running
): Steps {
  const { state, process } = running
  const index = process.replaces ?? 0
  const row = payoutAt(state, index)
  const resolved = row.attention
    ? withPayout(state, index, records.resolve(row))
    : state
  return [
    step(
      { ...running, state: resolved },
      `takes payout ${index} off the attention list`,
      process.kind === "button" || !state.payment.attention
        ? null
        : { next: "resolve_payment" }
    ),
  ]
}

export function resolvePayment(
  records: PayoutRecords,
  running: Running
): Steps {
  const state = records.resolvePaidOut(running.state)
  return [step({ ...running, state }, "ends its work on the payment", null)]
}

export function writeCheck(records: PayoutRecords, running: Running): Steps {
  const { state, process } = running
  const index = process.payout ?? 0
  const written = records.writeCheck(
    state,
    index,
    process.answer ?? "unreadable"
  )
  const { state: became, attention } = payoutAt(written, index)
  return [
    step(
      { ...running, state: written },
      `writes the check of payout ${index}: ${became}${attention ? `, "${attention}"` : ""}`,
      null
    ),
  ]
}

export function endSync(records: PayoutRecords, running: Running): Steps {
  const { state, process } = running
  const index = process.payout ?? 0
  const row = payoutAt(state, index)
  const { from, result } = process
  const isMine = from && records.rules.mayEndSync(row, from, HOLDER)
  const free = { ...row, sync_lease_holder: null }
  const ended: typeof row = isMine
    ? {
        ...free,
        synced_state: from,
        attention: result ?? row.attention,
      }
    : { ...free, is_due: true }
  return [
    step(
      { ...running, state: withPayout(state, index, ended) },
      `ends the sync of payout ${index}${result ? ` with "${result}"` : ""}`,
      null
    ),
  ]
}

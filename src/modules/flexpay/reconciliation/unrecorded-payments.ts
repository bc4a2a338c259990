import type { CheckResult } from "../../../gateway"
import { approvedData, assertAccountable } from "../payouts/approval"
import {
  isJustification,
  refuseAction,
  refuseApiKey,
} from "../payouts/refused-actions"
import { findAccountableUser, isApiKeyId } from "../store/api-keys"
import type { GuardedWrites } from "../store/guarded-writes"
import { lockRow } from "../store/payment-lock"
import type { NewTransaction } from "../store/row-mapping"
import { sql } from "../store/sql"
import { expectedOf } from "../transaction/check-result"
import { dispositionAfter } from "../transaction/disposition"
import { nextTimeAt } from "../transaction/next-row"
import { WIRE_CURRENCY } from "../transaction/transaction"
import type { Patch, Transaction } from "../transaction/transaction"
import { confirmPaid } from "./confirm-paid"
import type { ConfirmDependencies } from "./confirm-paid"
import { boundsOf } from "./day-tables"
import { newUnrecordedPayment } from "./new-unrecorded-payment"
import type { RecordRequest } from "./new-unrecorded-payment"
import { refuseBreakClosed, refuseRecord } from "./record-refusals"
import type { Break } from "./types"
import {
  closeRecordedBreak,
  forgetTransaction,
  nameTransaction,
} from "./unmatched-lines"
import { assertSameReference, readUnrecordedLine } from "./unrecorded-line"
import type { UnrecordedLine } from "./unrecorded-line"

/** A second admin's decision. */
export interface RecordReview {
  actor_id: string
  note?: string
}

interface Dependencies extends ConfirmDependencies {
  writes: GuardedWrites
}

/**
 * Records payments that no request of the store's started: paid at a till, or to
 * the merchant's number. A file proves nothing: FlexPay's check must confirm the
 * payment for the request and for the approval, an order number counts once, and
 * a second admin always approves it (four-eyes principle).
 */
export class UnrecordedPayments {
  constructor(private readonly dependencies: Dependencies) {}

  /**
   * The line that a break is about.
   * @throws MedusaError (not_allowed): code `break_closed` or `not_recordable`
   */
  async readLine(item: Break): Promise<UnrecordedLine> {
    return await readUnrecordedLine(this.dependencies.writes.database, item)
  }

  /**
   * Writes a payment that awaits approval, after a check that confirms it.
   * @throws MedusaError (not_allowed): a code of `RECORD_REFUSALS`,
   * `check_unavailable` when FlexPay does not answer in time, `break_closed` or
   * `key_without_user`; invalid_data: code `justification_missing`
   */
  async request(
    line: UnrecordedLine,
    request: RecordRequest,
    withinMs: number
  ): Promise<Transaction> {
    if (!isJustification(request.justification)) {
      refuseAction("justification_missing")
    }
    const { writes } = this.dependencies
    const { actor_id } = request
    const requested_by = await findAccountableUser(writes.database, actor_id)
    assertAccountable({ requested_by })
    const orderNumber = line.order_number + request.phone
    const answer = await confirmPaid(
      this.dependencies,
      {
        orderNumber,
        reference: null,
        amount: line.amount,
        currency: WIRE_CURRENCY[line.currency_code],
        isFromCallback: false,
      },
      withinMs
    )
    await this.assertUnknown(line, answer)
    const day = await boundsOf(writes.database, line.day)
    const row = newUnrecordedPayment(line, request, {
      order_number: orderNumber,
      requested_by,
      sent_at: day.from,
      now: await writes.clock.now(),
    })
    return await this.write(line, row, request)
  }

  /**
   * Approves a payment after another check: its money becomes the payment of its
   * order, or waits for an operator who refunds it. Closes the break.
   * @throws MedusaError (not_allowed): the approver requested it, it awaits no
   * approval any more, or FlexPay does not confirm it now
   */
  async approve(
    waiting: Transaction,
    { actor_id }: RecordReview,
    withinMs: number
  ): Promise<Transaction | null> {
    assertUser(actor_id)
    if (waiting.requested_by === actor_id) {
      refuseAction("own_approval")
    }
    const orderNumber = waiting.order_number ?? ""
    const answer = await confirmPaid(
      this.dependencies,
      expectedOf(waiting, { orderNumber, isFromCallback: false }),
      withinMs
    )
    const now = await this.dependencies.writes.clock.now()
    return await this.decide(waiting.id, async (writes, row) => {
      const patch = approvedPatch(row, answer, now)
      const approved = await writes.change(
        { id: row.id, from: row.state },
        { ...patch, approved_by: actor_id },
        { type: "approved", actor_id, data: approvedData(row) }
      )
      await closeRecordedBreak(writes.database, row, actor_id)
      return approved
    })
  }

  /**
   * Rejects a payment that awaits approval. Its line may be recorded again, with
   * another number or order.
   * @throws MedusaError (not_allowed): it awaits no approval any more
   */
  async reject(
    waiting: Transaction,
    { actor_id, note }: RecordReview
  ): Promise<Transaction | null> {
    assertUser(actor_id)
    const now = await this.dependencies.writes.clock.now()
    return await this.decide(waiting.id, async (writes, { id, state }) => {
      await forgetTransaction(writes.database, id)
      return await writes.change(
        { id, from: state },
        {
          state: "canceled",
          reason: "rejected",
          order_number: null,
          finalized_at: now,
          attention: null,
          attention_at: null,
          synced_state: "canceled",
        },
        { type: "rejected", actor_id, data: { note } }
      )
    })
  }

  /** Runs a decision about a waiting payment under the lock of its row. */
  private async decide(
    id: string,
    decide: (
      writes: GuardedWrites,
      row: Transaction
    ) => Promise<Transaction | null>
  ): Promise<Transaction | null> {
    return await this.dependencies.writes.transactional(async (writes) => {
      const row = await lockRow(writes.database, id)
      return row?.state === "awaiting_approval"
        ? await decide(writes, row)
        : refuseAction("not_awaiting_approval")
    })
  }

  /** Refuses money that a transaction of the store's own reference stands for. */
  private async assertUnknown(
    line: UnrecordedLine,
    answer: CheckResult
  ): Promise<void> {
    const reference = answer.facts?.reference ?? null
    assertSameReference(line, answer)
    const recorded = await this.dependencies.writes.findOne(
      sql`reference = ${reference} AND deleted_at IS NULL`
    )
    if (recorded) {
      refuseRecord("already_recorded", recorded.reference)
    }
  }

  private async write(
    { break_id, order_number }: UnrecordedLine,
    row: NewTransaction,
    { actor_id, justification, order_id }: RecordRequest
  ): Promise<Transaction> {
    const { amount, currency_code, phone = null } = row
    return await this.dependencies.writes.transactional(async (writes) => {
      const created = await writes.create(
        row,
        {
          type: "approval_requested",
          actor_id,
          data: {
            ...approvedData({ amount, currency_code, phone }),
            order_id,
            justification,
          },
        },
        // The beginning is what a redaction leaves of an order number.
        sql`NOT EXISTS (SELECT 1 FROM flexpay_transaction
          WHERE order_number = ${order_number} AND redacted_at IS NOT NULL)`
      )
      if (!created) {
        const recorded = await writes.findOne(
          sql`order_number = ${row.order_number ?? null}`
        )
        return refuseRecord("already_recorded", recorded?.reference)
      }
      return (await nameTransaction(writes.database, break_id, created.id))
        ? created
        : refuseBreakClosed()
    })
  }
}

/** What an approved payment becomes. */
function approvedPatch(
  row: Transaction,
  { facts }: CheckResult,
  now: Date
): Patch {
  const attention = row.order_id === null ? ("not_requested" as const) : null
  const change = {
    state: "succeeded" as const,
    attention,
    attention_at: attention && now,
  }
  const patch: Patch = {
    ...change,
    finalized_at: now,
    disposition: dispositionAfter(row, change),
    checks: row.checks + 1,
    checked_at: now,
    check_status: "paid",
    check_status_at: now,
    amount_charged: facts?.amountCharged ?? null,
    channel: facts?.channel ?? null,
    operator_reference: facts?.operatorReference ?? null,
  }
  return { ...patch, next_check_at: nextTimeAt({ ...row, ...patch }, now) }
}

/** Only users decide: with a key of their own, requesters could approve. */
function assertUser(actorId: string): void {
  if (isApiKeyId(actorId)) {
    refuseApiKey()
  }
}

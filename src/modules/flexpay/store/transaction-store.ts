import type { GuardedWrites } from "./guarded-writes"
import {
  CHECK_LEASE_END,
  EARLIEST_CHECK,
  SET_CHECK_LEASE,
  claimDueRows,
} from "./check-lease"
import { IS_SYNCING, lockRow } from "./payment-lock"
import type { History } from "../transaction/next-row"
import { assignment } from "./row-mapping"
import { sql } from "./sql"
import { IS_CHECKABLE } from "./states-sql"
import type { TimelineData } from "./personal-data"
import type { NewTimelineEntry } from "./timeline"
import { nextCheckAt } from "../transaction/check-schedule"
import { dispositionAfter, resolutionOf } from "../transaction/disposition"
import type { Attention, Patch, Transaction } from "../transaction/transaction"

/** Payments, with the payouts and syncs around them. */
export interface RelatedRecords {
  payments: Transaction[]
  payouts: Transaction[]
  /** Payments of which a sync is under way. */
  syncing: ReadonlySet<string>
}

/**
 * Due rows that one claim takes beside those to check: they need a sync, or time
 * moves them. They cost FlexPay nothing, so that its budget does not limit them.
 */
const UNCHECKED_AT_ONCE = 20

/** Reads, notes and leases of every transaction, of either kind. */
export class TransactionStore {
  constructor(private readonly writes: GuardedWrites) {}

  async findById(id: string): Promise<Transaction | null> {
    return await this.writes.findById(id)
  }

  /** The payout that was sent in place of this one. */
  async findReplacement(id: string): Promise<Transaction | null> {
    return await this.writes.findOne(
      sql`replaces_id = ${id} AND state <> 'canceled' AND deleted_at IS NULL`
    )
  }

  /** Reads payments with their payouts, and which of them are being synced. */
  async relatedRecords(paymentIds: string[]): Promise<RelatedRecords> {
    const rows = paymentIds.length
      ? await this.writes.database.transactions<
          Transaction & { is_syncing: boolean }
        >(
          sql`SELECT *, ${IS_SYNCING} AS is_syncing FROM flexpay_transaction
            WHERE deleted_at IS NULL
              AND (payment_transaction_id = ANY(${paymentIds}::text[])
                OR id = ANY(${paymentIds}::text[]))`
        )
      : []
    return {
      payments: rows.filter(({ kind }) => kind === "payment"),
      payouts: rows.filter(({ kind }) => kind === "payout"),
      syncing: new Set(
        rows.flatMap(({ id, is_syncing }) => (is_syncing ? [id] : []))
      ),
    }
  }

  /** Adds a timeline entry and changes nothing else. */
  async note(
    { id, state }: Pick<Transaction, "id" | "state">,
    entry: NewTimelineEntry
  ): Promise<void> {
    await this.writes.change({ id, from: state }, {}, entry)
  }

  /**
   * Changes a row under its lock.
   * @param decide throws to refuse
   */
  async changeLocked(
    id: string,
    decide: (row: Transaction) => { patch: Patch; entry: NewTimelineEntry }
  ): Promise<Transaction | null> {
    return await this.writes.transactional(async (writes) => {
      const row = await lockRow(writes.database, id)
      if (!row) {
        return null
      }
      const { patch, entry } = decide(row)
      return await writes.change({ id, from: row.state }, patch, entry)
    })
  }

  /** Adds a transaction to the attention list, unless its state changed. */
  async raiseAttention(
    transaction: Transaction,
    attention: Attention,
    details: TimelineData = {}
  ): Promise<Transaction | null> {
    const now = await this.writes.clock.now()
    return await this.writes.updateAndReschedule(
      transaction,
      {
        attention,
        attention_at:
          attention === transaction.attention ? transaction.attention_at : now,
        sync_lease_until: null,
        disposition: dispositionAfter(transaction, { attention }),
      },
      {
        next: nextCheckAt(transaction, now),
        entry: { type: "attention", data: { attention, ...details } },
      }
    )
  }

  /**
   * Removes a transaction from the attention list and adds a timeline entry.
   * Its money counts as dealt with: no order is made of it any more.
   */
  async resolveAttention(
    transaction: Transaction,
    entry: NewTimelineEntry
  ): Promise<Transaction | null> {
    const { id, state } = transaction
    return await this.writes.change(
      { id, from: state },
      resolutionOf(transaction),
      entry
    )
  }

  /**
   * Assigns a transaction that needs attention to an admin, or unassigns it.
   * @returns null when it needs none any more
   */
  async assign(
    id: string,
    ownerId: string | null
  ): Promise<Transaction | null> {
    return await this.writes.write(
      sql`UPDATE flexpay_transaction SET ${assignment({ owner_id: ownerId })}
        WHERE id = ${id} AND attention IS NOT NULL AND deleted_at IS NULL`
    )
  }

  /** Makes a transaction due, at most as often as callbacks may. */
  async scheduleCheckNow(id: string): Promise<void> {
    await this.writes.database.rows(
      sql`UPDATE flexpay_transaction SET next_check_at = ${EARLIEST_CHECK}
        WHERE id = ${id} AND ${IS_CHECKABLE}`
    )
  }

  /** Leases a check, due or not. @returns null when FlexPay can't be checked */
  async acquireCheckLeaseNow(id: string): Promise<Transaction | null> {
    return await this.writes.write(
      sql`UPDATE flexpay_transaction SET next_check_at = ${CHECK_LEASE_END},
          checks = checks + 1, checked_at = now()
        WHERE id = ${id} AND deleted_at IS NULL AND ${IS_CHECKABLE}`
    )
  }

  /** The parts of the timeline that `applyCheckResult` needs. */
  async readHistory(id: string): Promise<History> {
    return await this.writes.database.one<History>(
      sql`SELECT
          max(created_at) FILTER (WHERE type = 'callback'
            AND data @> '{"says_paid": true}') AS callback_paid_at,
          max(created_at) FILTER (WHERE type = 'resolved') AS resolved_at
        FROM flexpay_timeline_entry
        WHERE transaction_id = ${id} AND deleted_at IS NULL`
    )
  }

  /** Leases the check of a transaction that is due. @returns null when it is not */
  async acquireCheckLease(id: string): Promise<Transaction | null> {
    return await this.writes.write(
      sql`UPDATE flexpay_transaction SET ${SET_CHECK_LEASE}
        WHERE id = ${id} AND next_check_at <= now()`
    )
  }

  /**
   * Claims due rows, of which all workers get different ones: as many as may be
   * checked at FlexPay, waiting shoppers first, and others beside them.
   */
  async claimDue(checks: number): Promise<Transaction[]> {
    const uncheckedRows = Math.max(checks, UNCHECKED_AT_ONCE)
    return await this.writes.database.transactions(
      claimDueRows(checks, uncheckedRows)
    )
  }
}

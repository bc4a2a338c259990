import { execute } from "./execute"
import type { GuardedWrites } from "./guarded-writes"
import {
  CHECK_LEASE_END,
  EARLIEST_CHECK,
  SET_CHECK_LEASE,
  claimDueRows,
} from "./check-lease"
import type { History } from "../transaction/next-row"
import { toTransaction } from "./row-mapping"
import type { Row } from "./row-mapping"
import { sql } from "./sql"
import { IS_CHECKABLE } from "./states-sql"
import type { NewTimelineEntry } from "./timeline"
import { nextCheckAt } from "../transaction/check-schedule"
import { dispositionAfter } from "../transaction/disposition"
import type { Attention, Transaction } from "../transaction/transaction"

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

  /** Adds a timeline entry and changes nothing else. */
  async note(
    { id, state }: Pick<Transaction, "id" | "state">,
    entry: NewTimelineEntry
  ): Promise<void> {
    await this.writes.change({ id, from: state }, {}, entry)
  }

  /** Adds a transaction to the attention list, unless its state changed. */
  async raiseAttention(
    transaction: Transaction,
    attention: Attention,
    details: object = {}
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
        event: { type: "attention", data: { attention, ...details } },
      }
    )
  }

  /**
   * Removes a transaction from the attention list and adds a timeline entry.
   * Its money counts as dealt with: no order is made of it any more.
   */
  async resolveAttention(
    { id, state, disposition }: Transaction,
    entry: NewTimelineEntry
  ): Promise<Transaction | null> {
    return await this.writes.change(
      { id, from: state },
      {
        attention: null,
        attention_at: null,
        synced_state: state,
        ...(disposition === "awaiting_operator" && {
          disposition: "resolved" as const,
        }),
      },
      entry
    )
  }

  /** Makes a transaction due, at most as often as callbacks may. */
  async scheduleCheckNow(id: string): Promise<void> {
    await execute(
      this.writes.manager,
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
    const [history] = await execute<History>(
      this.writes.manager,
      sql`SELECT
          max(created_at) FILTER (WHERE type = 'callback'
            AND data @> '{"says_paid": true}') AS callback_paid_at,
          max(created_at) FILTER (WHERE type = 'resolved') AS resolved_at
        FROM flexpay_timeline_entry
        WHERE transaction_id = ${id} AND deleted_at IS NULL`
    )
    return history ?? { callback_paid_at: null, resolved_at: null }
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
    const rows = await execute<Row>(
      this.writes.manager,
      claimDueRows(checks, uncheckedRows)
    )
    return rows.map(toTransaction)
  }
}

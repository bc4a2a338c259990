import { execute } from "./execute"
import type { GuardedWrites } from "./guarded-writes"
import { HAS_ORDER_NUMBER, IS_CHECKABLE } from "./order-numbers"
import type { History } from "../transaction/next-row"
import { toTransaction } from "./row-mapping"
import type { Row } from "./row-mapping"
import type { NewTimelineEntry } from "./timeline"
import { nextCheckAt } from "../transaction/check-schedule"
import { dispositionAfter } from "../transaction/disposition"
import type { Attention, Transaction } from "../transaction/transaction"

/**
 * How long a claim to check holds before another may take it over: longer than
 * a check on both hosts. A shopper may be waiting for what a crash left.
 */
const CHECK_LEASE = "30 seconds"
/** Not later than another's claim to apply ends: then it is ours to take over. */
const CHECK_LEASE_UNTIL = `LEAST(now() + interval '${CHECK_LEASE}',
  CASE WHEN sync_lease_until > now() THEN sync_lease_until END)`
/** A callback makes one check a second at the most. */
export const CHECK_PAUSE = "1 second"
/**
 * Rows of others than FlexPay that one claim hands out: to be told to Medusa,
 * or overtaken by time. They cost FlexPay nothing, so its budget is not theirs.
 */
const UNCHECKED_AT_ONCE = 20

/** A success is synced only while its money is becoming an order. */
const IS_SYNCABLE = `(kind = 'payout' OR state <> 'succeeded'
  OR disposition = 'becoming_order')`

/**
 * Whether FlexPay is asked when a row is due. Not without an order number to
 * ask about, nor when it has spoken and Medusa has yet to hear of it.
 */
const CHECKS_AT_FLEXPAY = `(${HAS_ORDER_NUMBER}
  AND NOT (state IN ('succeeded', 'reversed')
    AND synced_state IS DISTINCT FROM state
    AND (attention IS NULL OR state = 'reversed')
    AND ${IS_SYNCABLE}))`

/** A shopper looks at a page, or at a phone, and waits. */
const SHOPPER_WAITS = `(kind = 'payment'
  AND state IN ('submitting', 'pending', 'unknown') AND expires_at > now())`

const SET_CHECK_LEASE = `next_check_at = ${CHECK_LEASE_UNTIL},
  checks = checks + ${CHECKS_AT_FLEXPAY}::int,
  checked_at = CASE WHEN ${CHECKS_AT_FLEXPAY} THEN now() ELSE checked_at END`

const DUE = "next_check_at <= now() AND deleted_at IS NULL"

/** Takes how many rows that FlexPay is asked about, and how many others. */
export const CLAIM_DUE_ROWS = `WITH asked AS (
    SELECT id FROM flexpay_transaction WHERE ${DUE} AND ${CHECKS_AT_FLEXPAY}
    ORDER BY ${SHOPPER_WAITS} DESC, next_check_at LIMIT ?
    FOR UPDATE SKIP LOCKED),
  unasked AS (
    SELECT id FROM flexpay_transaction WHERE ${DUE} AND NOT ${CHECKS_AT_FLEXPAY}
    ORDER BY next_check_at LIMIT ?
    FOR UPDATE SKIP LOCKED)
  UPDATE flexpay_transaction SET ${SET_CHECK_LEASE}
  WHERE id = ANY(ARRAY(
    SELECT id FROM asked UNION ALL SELECT id FROM unasked))
  RETURNING *`

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

  /** Makes a transaction due, though not more often than callbacks may. */
  async scheduleCheckNow(id: string): Promise<void> {
    await execute(
      this.writes.manager,
      `UPDATE flexpay_transaction
       SET next_check_at = GREATEST(now(), checked_at + interval '${CHECK_PAUSE}')
       WHERE id = ? AND ${IS_CHECKABLE}`,
      [id]
    )
  }

  /** Takes the right to check a transaction now, due or not; null if it can't be. */
  async acquireCheckLeaseNow(id: string): Promise<Transaction | null> {
    return await this.writes.write(
      `UPDATE flexpay_transaction
       SET next_check_at = ${CHECK_LEASE_UNTIL}, checks = checks + 1,
         checked_at = now()
       WHERE id = ? AND deleted_at IS NULL AND ${IS_CHECKABLE}`,
      [id]
    )
  }

  /** What the timeline of a row that is past its time tells. */
  async readHistory(id: string): Promise<History> {
    const [history] = await execute<History>(
      this.writes.manager,
      `SELECT
         max(created_at) FILTER (WHERE type = 'callback'
           AND data @> '{"says_paid": true}') AS callback_paid_at,
         max(created_at) FILTER (WHERE type = 'resolved') AS resolved_at
       FROM flexpay_timeline_entry WHERE transaction_id = ? AND deleted_at IS NULL`,
      [id]
    )
    return history ?? { callback_paid_at: null, resolved_at: null }
  }

  /** Takes the right to check one transaction that is due, or null. */
  async acquireCheckLease(id: string): Promise<Transaction | null> {
    return await this.writes.write(
      `UPDATE flexpay_transaction
       SET ${SET_CHECK_LEASE} WHERE id = ? AND next_check_at <= now()`,
      [id]
    )
  }

  /**
   * Takes what is due, shared with all other workers: so many rows that
   * FlexPay must be asked about, waiting shoppers first, and beside them what
   * needs no answer of FlexPay's.
   */
  async claimDue(checks: number): Promise<Transaction[]> {
    const rows = await execute<Row>(this.writes.manager, CLAIM_DUE_ROWS, [
      checks,
      Math.max(checks, UNCHECKED_AT_ONCE),
    ])
    return rows.map(toTransaction)
  }
}

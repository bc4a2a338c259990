import { dispositionAfter } from "../transaction/disposition"
import { quoted } from "../transaction/holds-collection"
import type { GuardedWrites } from "./guarded-writes"
import type { NewTimelineEntry } from "./timeline"
import type { Patch } from "./row-mapping"
import {
  SYNC_RETRY_MS,
  earliest,
  nextCheckAt,
} from "../transaction/check-schedule"
import { SYNCED_STATES } from "../transaction/transaction"
import type {
  Attention,
  Disposition,
  Transaction,
} from "../transaction/transaction"

/** How long a sync lease holds; its living holder renews it. */
const SYNC_LEASE = "2 minutes"

/** Rows of which Medusa does not know the present state. */
const NEEDS_SYNC = `state IN (${quoted(SYNCED_STATES)})
  AND synced_state IS DISTINCT FROM state
  AND (attention IS NULL OR state = 'reversed')
  AND (kind = 'payout' OR state <> 'succeeded' OR disposition = 'becoming_order')`

/**
 * The statements of a sync: bringing Medusa to the state of a transaction. A
 * sync holds a lease on its row; each of its endings is one write that is
 * guarded by that lease, so that a holder that lost it changes nothing.
 */
export class SyncStore {
  constructor(private readonly writes: GuardedWrites) {}

  /** Acquires the lease; null when in sync, or somebody else holds it. */
  async acquire(id: string, holder: string): Promise<Transaction | null> {
    return await this.writes.write(
      `UPDATE flexpay_transaction
       SET sync_lease_until = clock_timestamp() + interval '${SYNC_LEASE}',
         sync_lease_holder = ?
       WHERE id = ? AND ${NEEDS_SYNC}
         AND (sync_lease_until IS NULL OR sync_lease_until < clock_timestamp())`,
      [holder, id]
    )
  }

  /** Extends a lease. @returns false when it was lost */
  async renew({
    id,
    sync_lease_holder,
  }: Pick<Transaction, "id" | "sync_lease_holder">): Promise<boolean> {
    const renewed = await this.writes.write(
      `UPDATE flexpay_transaction
       SET sync_lease_until = clock_timestamp() + interval '${SYNC_LEASE}'
       WHERE id = ? AND sync_lease_holder = ?`,
      [id, sync_lease_holder]
    )
    return renewed !== null
  }

  /** Notes that Medusa knows the present state. */
  async finish(
    transaction: Transaction,
    {
      order_id,
      disposition = null,
      attention = null,
      details = {},
    }: {
      order_id: string | null
      /** Of a success: what became of its money. */
      disposition?: Disposition | null
      /** What an operator must still decide about. */
      attention?: Attention | null
      details?: object
    }
  ): Promise<Transaction | null> {
    const now = await this.writes.clock.now()
    return await this.end(
      transaction,
      {
        synced_state: transaction.state,
        ...(order_id && { order_id }),
        ...(disposition && { disposition }),
        ...(attention && { attention, attention_at: now }),
      },
      nextCheckAt(transaction, now),
      {
        type: attention ? "attention" : "synced",
        data: { state: transaction.state, order_id, attention, ...details },
      }
    )
  }

  /** Ends a sync that failed; the recheck job tries again. */
  async retryLater(
    transaction: Transaction,
    error: string
  ): Promise<Transaction | null> {
    const now = await this.writes.clock.now()
    return await this.end(
      transaction,
      {},
      new Date(now.getTime() + SYNC_RETRY_MS),
      { type: "sync_failed", data: { error } }
    )
  }

  /** Ends a sync that is due again at `until`, or when a check is. */
  async postpone(
    transaction: Transaction,
    until: Date
  ): Promise<Transaction | null> {
    return await this.end(
      transaction,
      {},
      earliest(until, nextCheckAt(transaction, await this.writes.clock.now()))
    )
  }

  /** Ends a sync in the attention list: its money waits for an operator. */
  async raise(
    transaction: Transaction,
    {
      attention,
      order_id,
      details = {},
    }: {
      attention: Attention
      /** The order that the operator should look at. */
      order_id: string | null
      details?: object
    }
  ): Promise<Transaction | null> {
    const now = await this.writes.clock.now()
    return await this.end(
      transaction,
      {
        attention,
        attention_at: now,
        disposition: dispositionAfter(transaction, { attention }),
        ...(order_id && { order_id }),
      },
      nextCheckAt(transaction, now),
      { type: "attention", data: { attention, ...details } }
    )
  }

  /**
   * Ties a success to the session that takes the place of `from`, which no
   * longer exists or was never tied.
   */
  async tieToSession(
    transaction: Transaction,
    sessionId: string
  ): Promise<Transaction | null> {
    return await this.writes.write(
      `UPDATE flexpay_transaction SET authorized_session_id = ?
       WHERE id = ? AND state = 'succeeded' AND disposition = 'becoming_order'
         AND authorized_session_id IS NOT DISTINCT FROM ?
         AND sync_lease_holder = ?`,
      [
        sessionId,
        transaction.id,
        transaction.authorized_session_id,
        transaction.sync_lease_holder,
      ],
      { type: "session_replaced", data: { payment_session_id: sessionId } }
    )
  }

  private async end(
    transaction: Transaction,
    patch: Patch,
    next: Date | null,
    event?: NewTimelineEntry
  ): Promise<Transaction | null> {
    const { id, sync_lease_holder } = transaction
    const ended = await this.writes.updateAndReschedule(
      transaction,
      { ...patch, sync_lease_until: null, sync_lease_holder: null },
      { next, event, holder: sync_lease_holder }
    )
    if (!ended) {
      // A check moved the state meanwhile: that state is to be synced now.
      await this.writes.write(
        `UPDATE flexpay_transaction SET sync_lease_until = NULL,
           sync_lease_holder = NULL, next_check_at = now()
         WHERE id = ? AND sync_lease_holder = ?`,
        [id, sync_lease_holder]
      )
    }
    return ended
  }
}

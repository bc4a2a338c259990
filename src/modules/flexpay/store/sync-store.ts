import { dispositionAfter } from "../transaction/disposition"
import { LEASE_END } from "./cart-leases"
import type { GuardedWrites } from "./guarded-writes"
import type { TimelineData } from "./personal-data"
import type { NewTimelineEntry } from "./timeline"
import { sql } from "./sql"
import { NEEDS_SYNC } from "./states-sql"
import {
  SYNC_RETRY_MS,
  earliest,
  nextCheckAt,
} from "../transaction/check-schedule"
import type {
  Attention,
  Disposition,
  Patch,
  Transaction,
} from "../transaction/transaction"

/**
 * Leases and endings of syncs, which bring Medusa to the state of a
 * transaction. Each ending is one write that is guarded by the lease, so that a
 * holder that lost it changes nothing.
 */
export class SyncStore {
  constructor(private readonly writes: GuardedWrites) {}

  /** Acquires the lease. @returns null when in sync, or leased to another */
  async acquire(id: string, holder: string): Promise<Transaction | null> {
    return await this.writes.write(
      sql`UPDATE flexpay_transaction
        SET sync_lease_until = ${LEASE_END}, sync_lease_holder = ${holder}
        WHERE id = ${id} AND ${NEEDS_SYNC}
          AND (sync_lease_until IS NULL OR sync_lease_until < clock_timestamp())`
    )
  }

  /** Extends a lease. @returns false when it was lost */
  async renew({
    id,
    sync_lease_holder,
  }: Pick<Transaction, "id" | "sync_lease_holder">): Promise<boolean> {
    const renewed = await this.writes.write(
      sql`UPDATE flexpay_transaction SET sync_lease_until = ${LEASE_END}
        WHERE id = ${id} AND sync_lease_holder = ${sync_lease_holder}`
    )
    return renewed !== null
  }

  /** Ends a sync that brought Medusa to the present state. */
  async finish(
    transaction: Transaction,
    {
      order_id,
      disposition = null,
      attention = null,
      details = {},
    }: {
      order_id: string | null
      /** Of a success: the new disposition of its money. */
      disposition?: Disposition | null
      /** Set where an operator must still decide something. */
      attention?: Attention | null
      details?: TimelineData
    }
  ): Promise<Transaction | null> {
    const { state } = transaction
    return await this.end(transaction, (now) => ({
      patch: {
        synced_state: state,
        ...(order_id && { order_id }),
        ...(disposition && { disposition }),
        ...(attention && { attention, attention_at: now }),
      },
      next: nextCheckAt(transaction, now),
      entry: {
        type: attention ? "attention" : "synced",
        data: { state, order_id, attention, ...details },
      },
    }))
  }

  /** Ends a sync that failed; the recheck job tries again. */
  async retryLater(
    transaction: Transaction,
    error: string
  ): Promise<Transaction | null> {
    return await this.end(transaction, (now) => ({
      next: new Date(now.getTime() + SYNC_RETRY_MS),
      entry: { type: "sync_failed", data: { error } },
    }))
  }

  /** Ends a sync that is due again at `until`, or when a check is. */
  async postpone(
    transaction: Transaction,
    until: Date
  ): Promise<Transaction | null> {
    return await this.end(transaction, (now) => ({
      next: earliest(until, nextCheckAt(transaction, now)),
    }))
  }

  /** Ends a sync whose money must wait for an operator. */
  async raise(
    transaction: Transaction,
    {
      attention,
      order_id,
      details = {},
    }: {
      attention: Attention
      /** The order that is concerned. */
      order_id: string | null
      details?: TimelineData
    }
  ): Promise<Transaction | null> {
    return await this.end(transaction, (now) => ({
      patch: {
        attention,
        attention_at: now,
        disposition: dispositionAfter(transaction, { attention }),
        ...(order_id && { order_id }),
      },
      next: nextCheckAt(transaction, now),
      entry: { type: "attention", data: { attention, ...details } },
    }))
  }

  /** Makes a success pay another session than the one that Medusa deleted. */
  async tieToSession(
    { id, authorized_session_id, sync_lease_holder }: Transaction,
    sessionId: string
  ): Promise<Transaction | null> {
    return await this.writes.write(
      sql`UPDATE flexpay_transaction SET authorized_session_id = ${sessionId}
        WHERE id = ${id} AND state = 'succeeded'
          AND disposition = 'becoming_order'
          AND authorized_session_id IS NOT DISTINCT FROM ${authorized_session_id}
          AND sync_lease_holder = ${sync_lease_holder}`,
      { type: "session_replaced", data: { payment_session_id: sessionId } }
    )
  }

  /**
   * Makes a success the payment of a collection: an unrequested one, or one whose
   * collection was removed from its order.
   */
  async tieToCollection(
    { id, payment_collection_id, sync_lease_holder }: Transaction,
    collectionId: string
  ): Promise<Transaction | null> {
    return await this.writes.write(
      sql`UPDATE flexpay_transaction SET payment_collection_id = ${collectionId}
        WHERE id = ${id} AND state = 'succeeded'
          AND disposition = 'becoming_order'
          AND payment_collection_id IS NOT DISTINCT FROM ${payment_collection_id}
          AND sync_lease_holder = ${sync_lease_holder}`
    )
  }

  private async end(
    transaction: Transaction,
    ending: (now: Date) => {
      patch?: Patch
      next: Date | null
      entry?: NewTimelineEntry
    }
  ): Promise<Transaction | null> {
    const { id, sync_lease_holder } = transaction
    const { patch, next, entry } = ending(await this.writes.clock.now())
    const ended = await this.writes.updateAndReschedule(
      transaction,
      { ...patch, sync_lease_until: null, sync_lease_holder: null },
      { next, entry, holder: sync_lease_holder }
    )
    if (!ended) {
      // A check moved the state meanwhile, and the new state needs a sync.
      await this.writes.write(
        sql`UPDATE flexpay_transaction SET sync_lease_until = NULL,
            sync_lease_holder = NULL, next_check_at = now()
          WHERE id = ${id} AND sync_lease_holder = ${sync_lease_holder}`
      )
    }
    return ended
  }
}

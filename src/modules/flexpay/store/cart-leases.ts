import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import { execute } from "./execute"
import { HOLDS_COLLECTION, quoted } from "../transaction/holds-collection"
import { LIVE_STATES } from "../transaction/transaction"

/** Longer than any pause of a living process; its holder renews it meanwhile. */
const LEASE = "2 minutes"
/** How often a holder renews its leases, in milliseconds. */
export const RENEW_EVERY_MS = 30_000

/** What became of an attempt to acquire a cart's lease. */
export type CartLease =
  | {
      acquired: true
      cart_id: string
      /** An earlier holder died in the middle: its events may be owed. */
      interrupted: boolean
    }
  | {
      acquired: false
      cart_id: string
      /** When the present holder's lease ends, should that process be dead. */
      until: Date
    }

/** The lease of a payment collection's cart. */
export interface CollectionLease {
  /** Null where the collection belongs to no cart (an order's own). */
  lease: CartLease | null
  /** Whether a payment attempt is live, or its money is not returned. */
  hasAttempt: boolean
}

const ACQUIRE = `ON CONFLICT (cart_id) DO UPDATE SET
    holder = excluded.holder, until = excluded.until, updated_at = now(),
    interrupted = flexpay_cart_lease.interrupted OR NOT flexpay_cart_lease.until = '-infinity'
  WHERE flexpay_cart_lease.until < clock_timestamp()
  RETURNING cart_id, interrupted`

/**
 * The exclusive right to complete a cart or to create its payment sessions.
 * Core's lock on a cart lives in one process by default and ends after two
 * minutes. This one is a row, so it holds on any number of servers, whatever
 * Medusa's locking provider is, for as long as its holder lives.
 */
export class CartLeases {
  constructor(private readonly manager: SqlEntityManager) {}

  /** Acquires the lease of a cart, unless somebody else holds it. */
  async acquire(cartId: string, holder: string): Promise<CartLease> {
    const [row] = await execute<AcquisitionRow>(
      this.manager,
      `WITH mine AS (
         INSERT INTO flexpay_cart_lease (cart_id, holder, until)
         VALUES (?, ?, clock_timestamp() + interval '${LEASE}')
         ${ACQUIRE})
       SELECT ? AS cart_id, mine.cart_id IS NOT NULL AS acquired,
         mine.interrupted, held.until
       FROM (SELECT 1) one LEFT JOIN mine ON true
         LEFT JOIN flexpay_cart_lease held ON held.cart_id = ?`,
      [cartId, holder, cartId, cartId]
    )
    return toLease(row ?? { cart_id: cartId, acquired: false })
  }

  /**
   * Acquires the lease of the cart that a payment collection belongs to, and
   * tells whether the collection has a live payment attempt or holds money.
   */
  async acquireForCollection(
    collectionId: string,
    holder: string
  ): Promise<CollectionLease> {
    const [row] = await execute<
      Omit<AcquisitionRow, "cart_id"> & {
        cart_id: string | null
        has_attempt: boolean
      }
    >(
      this.manager,
      `WITH cart AS (
         SELECT cart_id FROM cart_payment_collection
         WHERE payment_collection_id = ? AND deleted_at IS NULL LIMIT 1),
       mine AS (
         INSERT INTO flexpay_cart_lease (cart_id, holder, until)
         SELECT cart_id, ?, clock_timestamp() + interval '${LEASE}' FROM cart
         ${ACQUIRE})
       SELECT cart.cart_id, mine.cart_id IS NOT NULL AS acquired,
         mine.interrupted, held.until,
         EXISTS (SELECT 1 FROM flexpay_transaction
           WHERE payment_collection_id = ? AND kind = 'payment'
             AND deleted_at IS NULL
             AND (state IN (${quoted(LIVE_STATES)}) OR ${HOLDS_COLLECTION})
         ) AS has_attempt
       FROM (SELECT 1) one LEFT JOIN cart ON true LEFT JOIN mine ON true
         LEFT JOIN flexpay_cart_lease held ON held.cart_id = cart.cart_id`,
      [collectionId, holder, collectionId]
    )
    return {
      lease: row?.cart_id ? toLease({ ...row, cart_id: row.cart_id }) : null,
      hasAttempt: row?.has_attempt ?? false,
    }
  }

  /** Extends a lease that is still held. @returns false when it was lost */
  async renew(cartId: string, holder: string): Promise<boolean> {
    const rows = await execute<{ cart_id: string }>(
      this.manager,
      `UPDATE flexpay_cart_lease
       SET until = clock_timestamp() + interval '${LEASE}', updated_at = now()
       WHERE cart_id = ? AND holder = ? RETURNING cart_id`,
      [cartId, holder]
    )
    return rows.length > 0
  }

  /**
   * Ends a lease. Syncs that met it become due at once.
   * @param owes true to keep the mark of an interrupted holder, for the sync
   * that supplies what is owed
   * @returns the ids of the transactions that became due
   */
  async release(
    cartId: string,
    holder: string,
    { owes }: { owes: boolean }
  ): Promise<string[]> {
    const end = owes
      ? `UPDATE flexpay_cart_lease SET until = '-infinity', updated_at = now()`
      : `DELETE FROM flexpay_cart_lease`
    const due = await execute<{ id: string }>(
      this.manager,
      `WITH ended AS (
         ${end} WHERE cart_id = ? AND holder = ?
         RETURNING waiting_transaction_id)
       UPDATE flexpay_transaction SET next_check_at = now()
       WHERE kind = 'payment' AND disposition = 'becoming_order'
         AND payment_collection_id = (
           SELECT payment_collection_id FROM flexpay_transaction
           WHERE id = (SELECT waiting_transaction_id FROM ended))
       RETURNING id`,
      [cartId, holder]
    )
    return due.map(({ id }) => id)
  }

  /**
   * Notes that a sync waits for the release of a lease.
   * @returns false when the lease was released meanwhile
   */
  async awaitRelease(cartId: string, transactionId: string): Promise<boolean> {
    const rows = await execute<{ cart_id: string }>(
      this.manager,
      `UPDATE flexpay_cart_lease SET waiting_transaction_id = ?
       WHERE cart_id = ? AND until >= clock_timestamp() RETURNING cart_id`,
      [transactionId, cartId]
    )
    return rows.length > 0
  }

  /** Removes leases that dead processes left behind, a week later. */
  async removeAbandoned(): Promise<void> {
    await execute(
      this.manager,
      `DELETE FROM flexpay_cart_lease
       WHERE updated_at < now() - interval '7 days'
         AND until < clock_timestamp()`,
      []
    )
  }
}

interface AcquisitionRow {
  cart_id: string
  acquired: boolean
  interrupted?: boolean | null
  until?: Date | null
}

function toLease(row: AcquisitionRow): CartLease {
  return row.acquired
    ? {
        acquired: true,
        cart_id: row.cart_id,
        interrupted: row.interrupted ?? false,
      }
    : {
        acquired: false,
        cart_id: row.cart_id,
        // Released between the two reads: it may be acquired at once.
        until: row.until ?? new Date(0),
      }
}

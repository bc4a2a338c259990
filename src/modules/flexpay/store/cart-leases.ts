import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import { execute } from "./execute"
import { sql } from "./sql"
import { HOLDS_COLLECTION, IS_LIVE } from "./states-sql"

/** End of a lease that is acquired or renewed now. */
const LEASE_END = sql`clock_timestamp() + interval '2 minutes'`
/** How often a holder renews its leases, in milliseconds. */
export const RENEW_EVERY_MS = 30_000

/** Result of an attempt to acquire a cart's lease. */
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
      /** When the present holder's lease ends, unless it is renewed. */
      until: Date
    }

/** The lease of a payment collection's cart. */
export interface CollectionLease {
  /** Null where the collection belongs to no cart (an order's own). */
  lease: CartLease | null
  /** Whether a payment is live, or its money is not returned. */
  hasAttempt: boolean
}

const ACQUIRE = sql`ON CONFLICT (cart_id) DO UPDATE SET
    holder = excluded.holder, until = excluded.until, updated_at = now(),
    interrupted = flexpay_cart_lease.interrupted OR NOT flexpay_cart_lease.until = '-infinity'
  WHERE flexpay_cart_lease.until < clock_timestamp()
  RETURNING cart_id, interrupted`

/**
 * The exclusive right to complete a cart or to create its payment sessions.
 * Core's lock on a cart exists in one process by default and ends after two
 * minutes. This one is a row, so it holds on any number of servers, whatever
 * Medusa's locking provider is, for as long as its holder runs.
 */
export class CartLeases {
  constructor(private readonly manager: SqlEntityManager) {}

  /** Acquires the lease of a cart, unless another process holds it. */
  async acquire(cartId: string, holder: string): Promise<CartLease> {
    const [row] = await execute<AcquisitionRow>(
      this.manager,
      sql`WITH mine AS (
          INSERT INTO flexpay_cart_lease (cart_id, holder, until)
          VALUES (${cartId}, ${holder}, ${LEASE_END}) ${ACQUIRE})
        SELECT ${cartId} AS cart_id, mine.cart_id IS NOT NULL AS acquired,
          mine.interrupted, holding.until
        FROM (SELECT 1) one LEFT JOIN mine ON true
          LEFT JOIN flexpay_cart_lease holding ON holding.cart_id = ${cartId}`
    )
    return toLease(row ?? { cart_id: cartId, acquired: false })
  }

  /**
   * Acquires the lease of the cart that a payment collection belongs to, and
   * reads whether the collection has a live payment or holds money.
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
      sql`WITH cart AS (
          SELECT cart_id FROM cart_payment_collection
          WHERE payment_collection_id = ${collectionId} AND deleted_at IS NULL
          LIMIT 1),
        mine AS (
          INSERT INTO flexpay_cart_lease (cart_id, holder, until)
          SELECT cart_id, ${holder}, ${LEASE_END} FROM cart ${ACQUIRE})
        SELECT cart.cart_id, mine.cart_id IS NOT NULL AS acquired,
          mine.interrupted, holding.until,
          EXISTS (SELECT 1 FROM flexpay_transaction
            WHERE payment_collection_id = ${collectionId} AND kind = 'payment'
              AND deleted_at IS NULL AND (${IS_LIVE} OR ${HOLDS_COLLECTION})
          ) AS has_attempt
        FROM (SELECT 1) one LEFT JOIN cart ON true LEFT JOIN mine ON true
          LEFT JOIN flexpay_cart_lease holding
            ON holding.cart_id = cart.cart_id`
    )
    return {
      lease: row?.cart_id ? toLease({ ...row, cart_id: row.cart_id }) : null,
      hasAttempt: row?.has_attempt ?? false,
    }
  }

  /** Extends a lease. @returns false when it was lost */
  async renew(cartId: string, holder: string): Promise<boolean> {
    const rows = await execute<{ cart_id: string }>(
      this.manager,
      sql`UPDATE flexpay_cart_lease
        SET until = ${LEASE_END}, updated_at = now()
        WHERE cart_id = ${cartId} AND holder = ${holder} RETURNING cart_id`
    )
    return rows.length > 0
  }

  /**
   * Ends a lease. Syncs that wait for it become due at once.
   * @param options.owes keeps the mark of an interrupted holder, for the sync
   * that supplies its missing events
   * @returns the ids of the transactions that became due
   */
  async release(
    cartId: string,
    holder: string,
    { owes }: { owes: boolean }
  ): Promise<string[]> {
    const end = owes
      ? sql`UPDATE flexpay_cart_lease
          SET until = '-infinity', updated_at = now()`
      : sql`DELETE FROM flexpay_cart_lease`
    const due = await execute<{ id: string }>(
      this.manager,
      sql`WITH ended AS (
          ${end} WHERE cart_id = ${cartId} AND holder = ${holder}
          RETURNING waiting_transaction_id)
        UPDATE flexpay_transaction SET next_check_at = now()
        WHERE kind = 'payment' AND disposition = 'becoming_order'
          AND payment_collection_id = (
            SELECT payment_collection_id FROM flexpay_transaction
            WHERE id = (SELECT waiting_transaction_id FROM ended))
        RETURNING id`
    )
    return due.map(({ id }) => id)
  }

  /**
   * Makes a sync due once a lease is released.
   * @returns false when the lease was released meanwhile
   */
  async awaitRelease(cartId: string, transactionId: string): Promise<boolean> {
    const rows = await execute<{ cart_id: string }>(
      this.manager,
      sql`UPDATE flexpay_cart_lease
        SET waiting_transaction_id = ${transactionId}
        WHERE cart_id = ${cartId} AND until >= clock_timestamp()
        RETURNING cart_id`
    )
    return rows.length > 0
  }

  /** Removes leases of processes that died, a week later. */
  async removeAbandoned(): Promise<void> {
    await execute(
      this.manager,
      sql`DELETE FROM flexpay_cart_lease
        WHERE updated_at < now() - interval '7 days'
          AND until < clock_timestamp()`
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

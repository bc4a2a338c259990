import type { Database } from "./database"
import { LOCK_ORDER } from "./payment-lock"
import { sql } from "./sql"
import type { Sql } from "./sql"
import { HOLDS_COLLECTION, IS_LIVE } from "./states-sql"

/** End of a cart's or a sync's lease that is acquired or renewed now. */
export const LEASE_END = sql`clock_timestamp() + interval '2 minutes'`
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

/** Leases on carts; see `models/cart-lease`. */
export class CartLeases {
  constructor(private readonly database: Database) {}

  /** Acquires the lease of a cart, unless another process holds it. */
  async acquire(cartId: string, holder: string): Promise<CartLease> {
    const row = await this.acquireOf(
      sql`SELECT ${cartId}::text AS cart_id`,
      holder
    )
    return toLease({ acquired: false, ...row, cart_id: cartId })
  }

  /**
   * Acquires the lease of the cart that a payment collection belongs to, and
   * reads whether the collection has a live payment or holds money.
   */
  async acquireForCollection(
    collectionId: string,
    holder: string
  ): Promise<CollectionLease> {
    const row = await this.acquireOf<{ has_attempt: boolean }>(
      sql`SELECT cart_id FROM cart_payment_collection
        WHERE payment_collection_id = ${collectionId} AND deleted_at IS NULL
        LIMIT 1`,
      holder,
      sql`, EXISTS (SELECT 1 FROM flexpay_transaction
        WHERE payment_collection_id = ${collectionId} AND kind = 'payment'
          AND deleted_at IS NULL AND (${IS_LIVE} OR ${HOLDS_COLLECTION})
      ) AS has_attempt`
    )
    return {
      lease: row?.cart_id ? toLease({ ...row, cart_id: row.cart_id }) : null,
      hasAttempt: row?.has_attempt ?? false,
    }
  }

  /** @param cart selects the `cart_id`, or no row */
  private async acquireOf<Columns extends object = object>(
    cart: Sql,
    holder: string,
    columns: Sql = sql``
  ): Promise<(AcquisitionRow & Columns) | null> {
    return await this.database.row(
      sql`WITH cart AS (${cart}), mine AS (
          INSERT INTO flexpay_cart_lease (cart_id, holder, until)
          SELECT cart_id, ${holder}, ${LEASE_END} FROM cart
          ON CONFLICT (cart_id) DO UPDATE SET
            holder = excluded.holder, until = excluded.until, updated_at = now(),
            interrupted = flexpay_cart_lease.interrupted
              OR NOT flexpay_cart_lease.until = '-infinity'
          WHERE flexpay_cart_lease.until < clock_timestamp()
          RETURNING cart_id, interrupted)
        SELECT cart.cart_id, mine.cart_id IS NOT NULL AS acquired,
          mine.interrupted, holding.until ${columns}
        FROM (SELECT 1) one LEFT JOIN cart ON true LEFT JOIN mine ON true
          LEFT JOIN flexpay_cart_lease holding
            ON holding.cart_id = cart.cart_id`
    )
  }

  /** Extends a lease. @returns false when it was lost */
  async renew(cartId: string, holder: string): Promise<boolean> {
    const renewed = await this.database.row(
      sql`UPDATE flexpay_cart_lease
        SET until = ${LEASE_END}, updated_at = now()
        WHERE cart_id = ${cartId} AND holder = ${holder} RETURNING cart_id`
    )
    return renewed !== null
  }

  /**
   * Ends a lease. Syncs that wait for it become due at once.
   * @param options.owes marks the holder as interrupted, for the sync that
   * finishes what it left and emits its missing events
   * @returns the ids of the transactions that became due
   */
  async release(
    cartId: string,
    holder: string,
    { owes }: { owes: boolean }
  ): Promise<string[]> {
    const end = owes
      ? sql`UPDATE flexpay_cart_lease
          SET until = '-infinity', interrupted = true, updated_at = now()`
      : sql`DELETE FROM flexpay_cart_lease`
    const due = await this.database.rows<{ id: string }>(
      sql`WITH ended AS (
          ${end} WHERE cart_id = ${cartId} AND holder = ${holder}
          RETURNING waiting_transaction_id)
        UPDATE flexpay_transaction SET next_check_at = now()
        WHERE id = ANY(ARRAY(SELECT id FROM flexpay_transaction
            WHERE kind = 'payment' AND disposition = 'becoming_order'
              AND payment_collection_id = (
                SELECT payment_collection_id FROM flexpay_transaction
                WHERE id = (SELECT waiting_transaction_id FROM ended))
            ORDER BY ${LOCK_ORDER} FOR UPDATE))
        RETURNING id`
    )
    return due.map(({ id }) => id)
  }

  /**
   * Makes a sync due once a lease is released.
   * @returns false when the lease was released meanwhile
   */
  async awaitRelease(cartId: string, transactionId: string): Promise<boolean> {
    const waiting = await this.database.row(
      sql`UPDATE flexpay_cart_lease
        SET waiting_transaction_id = ${transactionId}
        WHERE cart_id = ${cartId} AND until >= clock_timestamp()
        RETURNING cart_id`
    )
    return waiting !== null
  }

  /** Removes leases of processes that died, a week later. */
  async removeAbandoned(): Promise<void> {
    await this.database.rows(
      sql`DELETE FROM flexpay_cart_lease
        WHERE updated_at < now() - interval '7 days'
          AND until < clock_timestamp()`
    )
  }
}

interface AcquisitionRow {
  /** Null where the collection belongs to no cart. */
  cart_id: string | null
  acquired: boolean
  interrupted?: boolean | null
  until?: Date | null
}

function toLease({
  cart_id,
  acquired,
  interrupted,
  until,
}: AcquisitionRow & { cart_id: string }): CartLease {
  return acquired
    ? { acquired, cart_id, interrupted: interrupted ?? false }
    : // Released between the two reads: it may be acquired at once.
      { acquired, cart_id, until: until ?? new Date(0) }
}

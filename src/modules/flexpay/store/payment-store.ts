import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import {
  blocksNewPush,
  IS_PAYMENT,
  lockPaymentsOf,
  moneyOf,
} from "./collection-money"
import { LOCK_ORDER } from "./payment-lock"
import {
  findReachedLimit,
  isUnderPushLimits,
  lockPushLimits,
} from "./push-limits"
import type { Push, PushLimit, PushLimits } from "./push-limits"
import type { GuardedWrites } from "./guarded-writes"
import { assignment, insertion } from "./row-mapping"
import type { NewTransaction } from "./row-mapping"
import { rawSql, sql } from "./sql"
import {
  HAS_ORDER_NUMBER,
  HOLDS_COLLECTION,
  IS_CHECKABLE,
  IS_LIVE,
  IS_OPEN,
} from "./states-sql"
import { SYNC_RETRY_MS } from "../transaction/check-schedule"
import { FAILURE_DOUBTED_FOR_MS } from "../transaction/payment-transitions"
import type {
  Columns,
  Patch,
  Payment,
  Transaction,
} from "../transaction/transaction"

const FAILURE_DOUBTED_FOR = sql`make_interval(secs => ${FAILURE_DOUBTED_FOR_MS / 1000})`
/** As often as the plugin checks a new payment by itself. */
const REQUESTED_CHECK_EVERY = sql`interval '5 seconds'`
/** How many payments of a collection are checked before another push. */
const DOUBTFUL_CHECKED = rawSql("3")

/** Money that is becoming its order, then a live payment. */
const UNDER_WAY_FIRST = sql`
  (disposition IS NOT DISTINCT FROM 'becoming_order') DESC, (${IS_LIVE}) DESC`

/** Money that waits for an operator. */
const WAITING_FIRST = sql`
  (${HOLDS_COLLECTION} AND disposition IS DISTINCT FROM 'booked') DESC`

/** The order in which the unbooked payments of a collection matter. */
const MOST_RELEVANT_FIRST = sql`${UNDER_WAY_FIRST}, ${WAITING_FIRST}`

/** Reads and writes payments of shoppers. */
export class PaymentStore {
  constructor(private readonly writes: GuardedWrites) {}

  /**
   * Writes a payment before its push is requested.
   * @param counted ids of booked payments that the amount is less by
   * @returns null when the collection has a live payment or holds money,
   * the idempotency key was used, or a limit on pushes is reached
   */
  async insertPayment(
    transaction: NewTransaction & Push,
    limits: PushLimits,
    counted: string[]
  ): Promise<Transaction | null> {
    return await this.writes.transactional(async ({ database }) => {
      await lockPushLimits(database, transaction)
      await lockPaymentsOf(database, transaction)
      const { columns, values } = insertion(transaction)
      return await database.transaction(
        sql`INSERT INTO flexpay_transaction (${columns}) SELECT ${values}
          WHERE ${isUnderPushLimits(transaction, limits)}
            AND NOT EXISTS (${moneyOf(transaction, counted)})
          ON CONFLICT DO NOTHING RETURNING *`
      )
    })
  }

  /**
   * Claims the sending of a deferred payment. The limits are checked again,
   * since a deferred payment does not count as a push.
   * @returns null when it is no longer deferred, its phone number was corrected
   * meanwhile, its collection holds money, or a limit is reached
   */
  async claimDeferred(
    transaction: Transaction,
    patch: Patch,
    limits: PushLimits
  ): Promise<Transaction | null> {
    return await this.writes.transactional(async ({ database }) => {
      await lockPushLimits(database, transaction)
      await lockPaymentsOf(database, transaction)
      const { id, phone, caller_hash } = transaction
      return await database.transaction(
        sql`UPDATE flexpay_transaction SET ${assignment(patch)}
          WHERE id = ${id} AND state = 'deferred'
            AND ${isUnderPushLimits(transaction, limits)}
            AND NOT EXISTS (${moneyOf(transaction)})
            AND phone IS NOT DISTINCT FROM ${phone}
            AND caller_hash IS NOT DISTINCT FROM ${caller_hash}
          RETURNING *`
      )
    })
  }

  /** The limit that one more push would exceed; null for none. */
  async findReachedLimit(
    push: Push,
    limits: PushLimits
  ): Promise<PushLimit | null> {
    return await findReachedLimit(this.writes.database, push, limits)
  }

  /**
   * Corrects the request of a payment that is not sent yet.
   * @returns null when it is no longer deferred
   */
  async correctDeferred(
    id: string,
    request: Columns
  ): Promise<Transaction | null> {
    return await this.writes.write(
      sql`UPDATE flexpay_transaction SET ${assignment(request)}
        WHERE id = ${id} AND state = 'deferred'`
    )
  }

  /**
   * The payment that paid a session, else the relevant one of its collection.
   * Money that was booked after a push of this session leaves it nothing to pay,
   * and its order is shown even if this session's own payment waits for an
   * operator; money that was booked before paid another amount.
   */
  async findForSession(sessionId: string): Promise<Payment | null> {
    return await this.writes.findOne<Payment>(
      sql`payment_collection_id = (
          SELECT payment_collection_id FROM flexpay_transaction
          WHERE (payment_session_id = ${sessionId}
              OR authorized_session_id = ${sessionId})
            AND deleted_at IS NULL LIMIT 1)
          AND ${IS_PAYMENT}
        ORDER BY (disposition IN ('becoming_order', 'booked')
            AND ${sessionId} IN (authorized_session_id, payment_session_id))
            IS TRUE DESC,
          ${UNDER_WAY_FIRST},
          (disposition = 'booked' AND finalized_at > (
            SELECT min(created_at) FROM flexpay_transaction
            WHERE payment_session_id = ${sessionId}))
            IS TRUE DESC,
          ${WAITING_FIRST}, created_at DESC`
    )
  }

  /**
   * The relevant payment of a collection for a session of which no push was
   * requested. Booked money paid another session.
   */
  async findUnbookedForCollection(
    collectionId: string
  ): Promise<Payment | null> {
    return await this.writes.findOne<Payment>(
      sql`payment_collection_id = ${collectionId} AND ${IS_PAYMENT}
          AND disposition IS DISTINCT FROM 'booked'
        ORDER BY ${MOST_RELEVANT_FIRST}, created_at DESC`
    )
  }

  /**
   * Payments that ended and may still succeed, newest first; none while another
   * payment of the collection is live.
   */
  async findDoubtful(collectionId: string): Promise<Transaction[]> {
    return await this.writes.database.transactions(
      sql`SELECT * FROM flexpay_transaction
        WHERE payment_collection_id = ${collectionId} AND ${IS_PAYMENT}
          AND ${HAS_ORDER_NUMBER}
          AND (state IN ('expired', 'refused')
            OR state IN ('failed', 'canceled')
              AND created_at > now() - ${FAILURE_DOUBTED_FOR})
          AND NOT EXISTS (SELECT 1 FROM flexpay_transaction
            WHERE payment_collection_id = ${collectionId} AND ${IS_PAYMENT}
              AND ${IS_LIVE})
        ORDER BY created_at DESC LIMIT ${DOUBTFUL_CHECKED}`
    )
  }

  /** The relevant payment of a collection. */
  async findForCollection(collectionId: string): Promise<Payment | null> {
    return await this.writes.findOne<Payment>(
      sql`payment_collection_id = ${collectionId} AND ${IS_PAYMENT}
        ORDER BY ${MOST_RELEVANT_FIRST},
          (disposition IS NOT DISTINCT FROM 'booked') DESC, created_at DESC`
    )
  }

  /** The paid payment that made `claimDeferred` return null. */
  async findMoney(deferred: Transaction): Promise<Transaction | null> {
    return await this.writes.database.transaction(
      sql`${moneyOf(deferred)} ORDER BY created_at DESC LIMIT 1`
    )
  }

  /** The payment that made `insertPayment` return null. */
  async findBlocking(
    collectionId: string,
    counted: string[],
    idempotencyKey: string | null = null
  ): Promise<Payment | null> {
    return await this.writes.findOne<Payment>(
      sql`payment_collection_id = ${collectionId} AND ${IS_PAYMENT}
          AND (${IS_LIVE} OR ${blocksNewPush(counted)}
            OR idempotency_key = ${idempotencyKey})
        ORDER BY created_at DESC`
    )
  }

  async findById(id: string): Promise<Payment | null> {
    return await this.writes.findOne<Payment>(
      sql`id = ${id} AND kind = 'payment'`
    )
  }

  /**
   * Makes the check of an unpaid payment due for a shopper who says that it is
   * confirmed: at most once in `REQUESTED_CHECK_EVERY`, however often that is
   * said.
   * @returns whether the check is due now
   */
  async scheduleRequestedCheck(id: string): Promise<boolean> {
    const scheduled = await this.writes.write(
      sql`UPDATE flexpay_transaction SET next_check_at = now()
        WHERE id = ${id} AND ${IS_PAYMENT} AND ${IS_CHECKABLE}
          AND (${IS_OPEN} OR state = 'expired')
          AND (checked_at IS NULL
            OR checked_at < now() - ${REQUESTED_CHECK_EVERY})`
    )
    return scheduled !== null
  }

  /** The card payment of a collection whose page the shopper was sent to. */
  async findOpenCardPage(collectionId: string): Promise<Payment | null> {
    return await this.writes.findOne<Payment>(
      sql`payment_collection_id = ${collectionId} AND ${IS_PAYMENT}
        AND method = 'card' AND state = 'pending'`
    )
  }

  /**
   * The card payment that FlexPay's page returns from: live, or at most a day
   * old, since everyone who knows its address may ask.
   */
  async findReturned(reference: string): Promise<Payment | null> {
    return await this.writes.findOne<Payment>(
      sql`reference = ${reference} AND ${IS_PAYMENT} AND method = 'card'
          AND (${IS_LIVE} OR created_at > now() - interval '24 hours')`
    )
  }

  /**
   * Claims a succeeded payment for the session that it pays, for good: of
   * several, the one that succeeded first.
   * @param sessionAmount major units
   * @returns null when no payment pays the session
   */
  async claimForSession(
    sessionId: string,
    sessionAmount: BigNumberInput
  ): Promise<Transaction | null> {
    const amount = MathBN.convert(sessionAmount).toFixed()
    return await this.writes.write(
      sql`UPDATE flexpay_transaction SET authorized_session_id = ${sessionId}
        WHERE id = (
          SELECT id FROM flexpay_transaction
          WHERE ${IS_PAYMENT} AND state = 'succeeded' AND attention IS NULL
            AND disposition IN ('becoming_order', 'booked')
            AND session_amount = ${amount}::numeric
            AND (authorized_session_id = ${sessionId}
              OR authorized_session_id IS NULL
                AND payment_session_id = ${sessionId}
                AND synced_state IS DISTINCT FROM state)
          ORDER BY authorized_session_id NULLS LAST, finalized_at
          LIMIT 1 FOR UPDATE)`
    )
  }

  /**
   * Makes a payment that waits for an operator become an order, unless a payout
   * of it was written meanwhile: that changes the disposition. The recheck job
   * syncs it if this process dies.
   */
  async placeAgain(
    id: string,
    {
      actor_id,
      justification,
    }: { actor_id: string; justification?: string | undefined }
  ): Promise<Transaction | null> {
    return await this.writes.write(
      sql`UPDATE flexpay_transaction
        SET disposition = 'becoming_order', attention = NULL,
          attention_at = NULL, owner_id = NULL, updated_at = now(),
          next_check_at = clock_timestamp()
            + make_interval(secs => ${SYNC_RETRY_MS / 1000})
        WHERE id = ${id} AND state = 'succeeded'
          AND disposition = 'awaiting_operator'`,
      { type: "order_retried", actor_id, data: { justification } }
    )
  }

  /** Records the cancellation of an order on the payments of its collections. */
  async noteCanceledOrder(collectionIds: string[]): Promise<void> {
    await this.writes.database.rows(
      sql`UPDATE flexpay_transaction SET order_canceled_at = clock_timestamp()
        WHERE id = ANY(ARRAY(SELECT id FROM flexpay_transaction
            WHERE payment_collection_id = ANY(${collectionIds}::text[])
              AND kind = 'payment'
            ORDER BY ${LOCK_ORDER} FOR UPDATE))
          AND order_canceled_at IS NULL`
    )
  }
}

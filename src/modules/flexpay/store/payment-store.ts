import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { execute } from "./execute"
import {
  pushLimitValues,
  lockPushLimits,
  IS_UNDER_PUSH_LIMITS,
} from "./push-limits"
import type { PushLimits } from "./push-limits"
import type { GuardedWrites } from "./guarded-writes"
import { HOLDS_COLLECTION, quoted } from "../transaction/holds-collection"
import { HAS_ORDER_NUMBER } from "./order-numbers"
import {
  assignment,
  first,
  insertion,
  textArray,
  toTransaction,
} from "./row-mapping"
import type { NewTransaction, Patch, Row } from "./row-mapping"
import { LIVE_STATES } from "../transaction/transaction"
import type { Payment, Transaction } from "../transaction/transaction"

/** Within this time a "failed" was seen to turn into a success. */
const FAILURE_DOUBTED_FOR = "3 minutes"
/** Of a collection, so many are checked before another push. */
const DOUBTFUL_CHECKED = 3

/** Takes the ids of booked payments that the asked amount takes into account. */
const BLOCKS_NEW_PUSH = `(${HOLDS_COLLECTION}
  AND NOT (disposition IS NOT DISTINCT FROM 'booked' AND id = ANY(?::text[])))`

/**
 * The order in which the attempts of a payment collection matter: money that is
 * becoming its order, a live attempt, money that waits for an operator.
 */
const MOST_RELEVANT_FIRST = `(disposition IS NOT DISTINCT FROM 'becoming_order') DESC,
  (state IN (${quoted(LIVE_STATES)})) DESC,
  (${HOLDS_COLLECTION} AND disposition IS DISTINCT FROM 'booked') DESC`

/** The ledger's statements for money that shoppers pay. */
export class PaymentStore {
  constructor(private readonly writes: GuardedWrites) {}

  /**
   * Writes an attempt before its money is asked for.
   * @param counted ids of booked payments that the amount takes into account
   * @returns null when the collection has a live attempt or holds money,
   * the idempotency key was used, or a limit on pushes is reached
   */
  async insertPayment(
    transaction: NewTransaction,
    limits: PushLimits,
    counted: string[]
  ): Promise<Transaction | null> {
    return await this.writes.transactional(async ({ manager }) => {
      await lockPushLimits(manager, transaction)
      const { columns, values } = insertion(transaction)
      const rows = await execute<Row>(
        manager,
        `INSERT INTO flexpay_transaction (${columns.join(", ")})
         SELECT ${columns.map(() => "?").join(", ")}
         WHERE ${IS_UNDER_PUSH_LIMITS}
           AND NOT EXISTS (SELECT 1 FROM flexpay_transaction
                WHERE payment_collection_id = ? AND kind = 'payment'
                AND ${BLOCKS_NEW_PUSH} AND deleted_at IS NULL)
         ON CONFLICT DO NOTHING RETURNING *`,
        [
          ...values,
          ...pushLimitValues(transaction, limits),
          transaction.payment_collection_id,
          textArray(counted),
        ]
      )
      return first(rows)
    })
  }

  /**
   * Takes the right to send an attempt that was only written. The limits are
   * looked at again: what was not sent did not count.
   * @returns null when it is no longer to be sent, or a limit is reached
   */
  async claimDeferred(
    transaction: Transaction,
    patch: Patch,
    limits: PushLimits
  ): Promise<Transaction | null> {
    return await this.writes.transactional(async ({ manager }) => {
      await lockPushLimits(manager, transaction)
      const { assignments, values } = assignment(patch)
      return first(
        await execute<Row>(
          manager,
          `UPDATE flexpay_transaction
           SET ${[...assignments, "updated_at = now()"].join(", ")}
           WHERE id = ? AND state = 'deferred' AND ${IS_UNDER_PUSH_LIMITS}
             AND phone IS NOT DISTINCT FROM ?
           RETURNING *`,
          [
            ...values,
            transaction.id,
            ...pushLimitValues(transaction, limits),
            // The number that was locked and counted.
            transaction.phone,
          ]
        )
      )
    })
  }

  /**
   * Corrects a payment that is not sent yet.
   * @returns null when it is no longer deferred
   */
  async correctDeferred(id: string, patch: Patch): Promise<Transaction | null> {
    return await this.writes.change({ id, from: "deferred" }, patch)
  }

  /**
   * The attempt that matters for a session: the one that paid it, else what
   * matters in its collection. What was booked once this session had been asked
   * for leaves it nothing to pay; what was booked before paid another amount.
   */
  async findForSession(sessionId: string): Promise<Payment | null> {
    return await this.writes.findOne<Payment>(
      `payment_collection_id = (
         SELECT payment_collection_id FROM flexpay_transaction
         WHERE (payment_session_id = ? OR authorized_session_id = ?)
           AND deleted_at IS NULL LIMIT 1)
         AND kind = 'payment' AND deleted_at IS NULL
       ORDER BY (disposition IN ('becoming_order', 'booked')
           AND ? IN (authorized_session_id, payment_session_id)) IS TRUE DESC,
         ${MOST_RELEVANT_FIRST},
         (disposition = 'booked' AND finalized_at > (
           SELECT min(created_at) FROM flexpay_transaction
           WHERE payment_session_id = ? AND kind = 'payment')) IS TRUE DESC,
         created_at DESC`,
      [sessionId, sessionId, sessionId, sessionId]
    )
  }

  /**
   * What matters of a collection for a session that was never asked for: money
   * that is not booked, or a live attempt. What is booked paid another session.
   */
  async findUnbookedForCollection(
    collectionId: string
  ): Promise<Payment | null> {
    return await this.writes.findOne<Payment>(
      `payment_collection_id = ? AND kind = 'payment' AND deleted_at IS NULL
         AND disposition IS DISTINCT FROM 'booked'
       ORDER BY ${MOST_RELEVANT_FIRST}, created_at DESC`,
      [collectionId]
    )
  }

  /**
   * Attempts that ended without a final answer of FlexPay's and may still be
   * paid, the newest first; none while another one is live.
   */
  async findDoubtful(collectionId: string): Promise<Transaction[]> {
    const rows = await execute<Row>(
      this.writes.manager,
      `SELECT * FROM flexpay_transaction
       WHERE payment_collection_id = ? AND kind = 'payment' AND deleted_at IS NULL
         AND ${HAS_ORDER_NUMBER}
         AND (state IN ('expired', 'refused')
           OR state IN ('failed', 'canceled')
             AND created_at > now() - interval '${FAILURE_DOUBTED_FOR}')
         AND NOT EXISTS (SELECT 1 FROM flexpay_transaction live
           WHERE live.payment_collection_id = flexpay_transaction.payment_collection_id
             AND live.kind = 'payment' AND live.state IN (${quoted(LIVE_STATES)})
             AND live.deleted_at IS NULL)
       ORDER BY created_at DESC LIMIT ${DOUBTFUL_CHECKED}`,
      [collectionId]
    )
    return rows.map(toTransaction)
  }

  async findForCollection(collectionId: string): Promise<Payment | null> {
    return await this.writes.findOne<Payment>(
      `payment_collection_id = ? AND kind = 'payment' AND deleted_at IS NULL
       ORDER BY ${MOST_RELEVANT_FIRST},
         (disposition IS NOT DISTINCT FROM 'booked') DESC, created_at DESC`,
      [collectionId]
    )
  }

  /** The attempt that an insert of the same collection ran into. */
  async findBlocking(
    collectionId: string,
    counted: string[],
    idempotencyKey: string | null = null
  ): Promise<Payment | null> {
    return await this.writes.findOne<Payment>(
      `payment_collection_id = ? AND kind = 'payment' AND deleted_at IS NULL
       AND (state IN (${quoted(LIVE_STATES)})
            OR ${BLOCKS_NEW_PUSH} OR idempotency_key = ?)
       ORDER BY created_at DESC`,
      [collectionId, textArray(counted), idempotencyKey]
    )
  }

  async findById(id: string): Promise<Payment | null> {
    return await this.writes.findOne<Payment>(`id = ? AND kind = 'payment'`, [
      id,
    ])
  }

  async findByReference(reference: string): Promise<Payment | null> {
    return await this.writes.findOne<Payment>(
      `reference = ? AND kind = 'payment' AND deleted_at IS NULL`,
      [reference]
    )
  }

  /**
   * Ties a success to the session that it pays, once and for good. Where
   * several attempts of a session succeeded, the first is taken.
   * @returns the money for this session, or null when there is none
   */
  async claimForSession(
    sessionId: string,
    sessionAmount: BigNumberInput
  ): Promise<Transaction | null> {
    return await this.writes.write(
      `UPDATE flexpay_transaction SET authorized_session_id = ?
       WHERE id = (
         SELECT id FROM flexpay_transaction
         WHERE kind = 'payment' AND deleted_at IS NULL
           AND state = 'succeeded' AND attention IS NULL
           AND disposition IN ('becoming_order', 'booked')
           AND session_amount = ?::numeric
           AND (authorized_session_id = ?
             OR authorized_session_id IS NULL AND payment_session_id = ?
               AND synced_state IS DISTINCT FROM state)
         ORDER BY authorized_session_id NULLS LAST, finalized_at
         LIMIT 1 FOR UPDATE)`,
      [sessionId, MathBN.convert(sessionAmount).toFixed(), sessionId, sessionId]
    )
  }

  /**
   * Turns money that waits for an operator into money that becomes an order,
   * unless a payout of it was written meanwhile: that changes the disposition.
   * The recheck job syncs it should this process die before it does.
   */
  async placeAgain(
    id: string,
    {
      actor_id,
      justification,
    }: { actor_id: string; justification?: string | undefined }
  ): Promise<Transaction | null> {
    return await this.writes.write(
      `UPDATE flexpay_transaction
       SET disposition = 'becoming_order', attention = NULL,
         attention_at = NULL, updated_at = now(),
         next_check_at = clock_timestamp() + interval '30 seconds'
       WHERE id = ? AND state = 'succeeded'
         AND disposition = 'awaiting_operator'`,
      [id],
      { type: "order_retried", actor_id, data: { justification } }
    )
  }

  /** Notes the cancellation of an order on the attempts of its collections. */
  async noteCanceledOrder(collectionIds: string[]): Promise<void> {
    await execute(
      this.writes.manager,
      `UPDATE flexpay_transaction SET order_canceled_at = clock_timestamp()
       WHERE payment_collection_id = ANY(?::text[]) AND kind = 'payment'
         AND order_canceled_at IS NULL`,
      [textArray(collectionIds)]
    )
  }
}

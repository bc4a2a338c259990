import { execute } from "./execute"
import { limitValues, lockLimits, WITHIN_LIMITS } from "./limits"
import type { PushLimits } from "./limits"
import { Ledger } from "./ledger"
import { assignment, first, insertion } from "./rows"
import type { NewTransaction, Patch, Row } from "./rows"
import type { Payment, Transaction } from "./transaction"

/** The order in which a shopper's attempts matter. */
const WHAT_MATTERS = `(authorized_session_id IS NOT NULL) DESC,
  (state = 'succeeded' AND attention IS NULL) DESC, created_at DESC`

/**
 * Money that came for the collection and was not given back: while it stands,
 * nobody is asked to pay again.
 */
const HELD = `state = 'succeeded' AND NOT (attention IS NULL
  AND applied_state IS NOT DISTINCT FROM state
  AND authorized_session_id IS NULL)`

/** The ledger's statements for money that shoppers pay. */
export class PaymentLedger extends Ledger {
  /**
   * Writes an attempt before its money is asked for.
   * @returns null when the collection has a live attempt or holds money,
   * the idempotency key was used, or a limit on pushes is reached
   */
  async insertPayment(
    transaction: NewTransaction,
    limits: PushLimits
  ): Promise<Transaction | null> {
    return await this.manager.transactional(async (manager) => {
      await lockLimits(manager, transaction)
      const { columns, values } = insertion(transaction)
      const rows = await execute<Row>(
        manager,
        `INSERT INTO flexpay_transaction (${columns.join(", ")})
         SELECT ${columns.map(() => "?").join(", ")}
         WHERE ${WITHIN_LIMITS}
           AND NOT EXISTS (SELECT 1 FROM flexpay_transaction
                WHERE payment_collection_id = ? AND kind = 'payment'
                AND ${HELD} AND deleted_at IS NULL)
         ON CONFLICT DO NOTHING RETURNING *`,
        [
          ...values,
          ...limitValues(transaction, limits),
          transaction.payment_collection_id,
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
  async claimReady(
    transaction: Transaction,
    patch: Patch,
    limits: PushLimits
  ): Promise<Transaction | null> {
    return await this.manager.transactional(async (manager) => {
      await lockLimits(manager, transaction)
      const { assignments, values } = assignment(patch)
      return first(
        await execute<Row>(
          manager,
          `UPDATE flexpay_transaction
           SET ${[...assignments, "updated_at = now()"].join(", ")}
           WHERE id = ? AND state = 'ready' AND ${WITHIN_LIMITS}
             AND phone IS NOT DISTINCT FROM ?
           RETURNING *`,
          [
            ...values,
            transaction.id,
            ...limitValues(transaction, limits),
            // The number that was locked and counted.
            transaction.phone,
          ]
        )
      )
    })
  }

  /**
   * The attempt of this session's collection that matters: the one that paid,
   * or is about to, else the newest.
   */
  async findNewestForSession(sessionId: string): Promise<Payment | null> {
    return await this.findOne<Payment>(
      `payment_collection_id = (
         SELECT payment_collection_id FROM flexpay_transaction
         WHERE (payment_session_id = ? OR authorized_session_id = ?)
           AND deleted_at IS NULL LIMIT 1)
         AND kind = 'payment' AND deleted_at IS NULL
       ORDER BY ${WHAT_MATTERS}`,
      [sessionId, sessionId]
    )
  }

  async findNewestForCollection(collectionId: string): Promise<Payment | null> {
    return await this.findOne<Payment>(
      `payment_collection_id = ? AND kind = 'payment' AND deleted_at IS NULL
       ORDER BY ${WHAT_MATTERS}`,
      [collectionId]
    )
  }

  /** The attempt that an insert of the same collection ran into. */
  async findBlocking(
    collectionId: string,
    idempotencyKey: string | null
  ): Promise<Payment | null> {
    return await this.findOne<Payment>(
      `payment_collection_id = ? AND kind = 'payment' AND deleted_at IS NULL
       AND (state IN ('ready', 'requesting', 'pending', 'unknown')
            OR (${HELD}) OR idempotency_key = ?)
       ORDER BY created_at DESC`,
      [collectionId, idempotencyKey]
    )
  }

  async findByReference(reference: string): Promise<Payment | null> {
    return await this.findOne<Payment>(
      `reference = ? AND kind = 'payment' AND deleted_at IS NULL`,
      [reference]
    )
  }

  /**
   * Ties a success to the session that it pays, once and for good. Where
   * several attempts of a session succeeded, the first is taken.
   * @returns the money for this session, or null when there is none
   */
  async takeForSession(
    sessionId: string,
    sessionAmount: string
  ): Promise<Transaction | null> {
    return await this.write(
      `UPDATE flexpay_transaction SET authorized_session_id = ?
       WHERE id = (
         SELECT id FROM flexpay_transaction
         WHERE kind = 'payment' AND deleted_at IS NULL
           AND state = 'succeeded' AND attention IS NULL
           AND session_amount = ?::numeric
           AND (authorized_session_id = ?
             OR authorized_session_id IS NULL AND payment_session_id = ?
               AND applied_state IS DISTINCT FROM state)
         ORDER BY authorized_session_id NULLS LAST, settled_at
         LIMIT 1 FOR UPDATE)`,
      [sessionId, sessionAmount, sessionId, sessionId]
    )
  }

  /** Ties a success to the session that took the place of its own. */
  async tieToSession(
    id: string,
    sessionId: string
  ): Promise<Transaction | null> {
    return await this.write(
      `UPDATE flexpay_transaction SET authorized_session_id = ?
       WHERE id = ? AND state = 'succeeded' AND authorized_session_id IS NULL`,
      [sessionId, id],
      { type: "session_replaced", data: { payment_session_id: sessionId } }
    )
  }
}

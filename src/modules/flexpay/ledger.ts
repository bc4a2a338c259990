import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { State, Transaction } from "./transaction"

/** Columns that a guarded write may set. */
export type Patch = Partial<
  Omit<Transaction, "id" | "created_at" | "updated_at">
> & { callback_token_hash?: string }

/** A line of the timeline. `data` is masked before it comes here. */
export interface NewEvent {
  type: string
  data?: object | null
}

/** A new attempt, as written before anything is sent. */
export type NewTransaction = Pick<
  Transaction,
  | "kind"
  | "method"
  | "state"
  | "reference"
  | "phone"
  | "amount"
  | "currency_code"
  | "session_amount"
  | "payment_collection_id"
  | "payment_session_id"
  | "idempotency_key"
  | "lives_until"
  | "next_check_at"
> & { callback_token_hash: string }

export interface PushLimits {
  pushes_per_collection: number
  pushes_per_phone: number
}

/** A row as PostgreSQL gives it: numeric columns come as strings. */
type Row = Transaction
type Columns = Record<string, unknown>

/** How long a claim to check holds before another may take it over. */
const CHECK_CLAIM = "60 seconds"
/** How long a claim to apply holds: longer than core waits for its locks. */
const APPLY_CLAIM = "2 minutes"
/** A callback makes one check a second at the most. */
const CHECK_PAUSE = "1 second"
/** Bodies of callbacks kept for one transaction; later ones are only counted. */
const CALLBACKS_KEPT = 20

/** Attempts that never reached FlexPay do not count as pushes. */
const COUNTS_AS_PUSH = `kind = 'payment' AND state <> 'ready'
  AND COALESCE(reason, '') NOT IN ('unreachable', 'misconfigured')
  AND deleted_at IS NULL`

const CHANGES_APPLY = `state IN ('succeeded', 'failed', 'refused', 'canceled', 'expired', 'reversed')
  AND applied_state IS DISTINCT FROM state`

/**
 * Runs a statement. What PostgreSQL says of a failing one repeats the whole
 * row, the shopper's phone number with it, and would reach the log and even the
 * answer: only the error's code and the constraint's name go on.
 */
async function execute(
  manager: SqlEntityManager,
  statement: string,
  parameters: unknown[]
): Promise<Row[]> {
  try {
    return await manager.execute<Row[]>(statement, parameters)
  } catch (error) {
    const { code, constraint, name } = failure.parse(error)
    throw new MedusaError(
      MedusaError.Types.DB_ERROR,
      `FlexPay's ledger: the database failed (${[name, code, constraint].filter(Boolean).join(", ")})`
    )
  }
}

const failure = z.object({
  name: z.string().catch(""),
  code: z.string().optional().catch(undefined),
  constraint: z.string().optional().catch(undefined),
})

/**
 * The statements of the ledger. Each change of state is one guarded write: it
 * names the state that it starts from, so that of many racing writers one wins
 * and the others learn of it by an empty result.
 */
export class Ledger {
  constructor(private readonly manager: SqlEntityManager) {}

  /**
   * Writes an attempt before its money is asked for.
   * @returns null when the collection has a live attempt or money came for it,
   * the idempotency key was used, or a limit on pushes is reached
   */
  async insertPayment(
    transaction: NewTransaction,
    limits: PushLimits
  ): Promise<Transaction | null> {
    return await this.manager.transactional(async (manager) => {
      // Counting and inserting must be one act for a phone, whoever asks.
      await execute(
        manager,
        `SELECT pg_advisory_xact_lock(hashtextextended(?, 0))`,
        [`flexpay:${transaction.phone ?? transaction.payment_collection_id}`]
      )
      const { columns, values } = insertion(transaction)
      const rows = await execute(
        manager,
        `INSERT INTO flexpay_transaction (${columns.join(", ")})
         SELECT ${columns.map(() => "?").join(", ")}
         WHERE (SELECT count(*) FROM flexpay_transaction
                WHERE payment_collection_id = ? AND ${COUNTS_AS_PUSH}
                AND created_at > now() - interval '15 minutes') < ?
           AND (SELECT count(*) FROM flexpay_transaction
                WHERE phone = ? AND ${COUNTS_AS_PUSH}
                AND created_at > now() - interval '1 hour') < ?
           AND NOT EXISTS (SELECT 1 FROM flexpay_transaction
                WHERE payment_collection_id = ? AND kind = 'payment'
                AND state = 'succeeded' AND deleted_at IS NULL)
         ON CONFLICT DO NOTHING RETURNING *`,
        [
          ...values,
          transaction.payment_collection_id,
          limits.pushes_per_collection,
          transaction.phone,
          limits.pushes_per_phone,
          transaction.payment_collection_id,
        ]
      )
      return first(rows)
    })
  }

  async findById(id: string): Promise<Transaction | null> {
    return await this.findOne(`id = ?`, [id])
  }

  /** The newest attempt of the collection to which this session belonged. */
  async findNewestForSession(sessionId: string): Promise<Transaction | null> {
    return await this.findOne(
      `payment_collection_id = (
         SELECT payment_collection_id FROM flexpay_transaction
         WHERE (payment_session_id = ? OR authorized_session_id = ?)
           AND deleted_at IS NULL LIMIT 1)
         AND deleted_at IS NULL
       ORDER BY (authorized_session_id IS NOT NULL) DESC, created_at DESC`,
      [sessionId, sessionId]
    )
  }

  async findNewestForCollection(
    collectionId: string
  ): Promise<Transaction | null> {
    return await this.findOne(
      `payment_collection_id = ? AND deleted_at IS NULL
       ORDER BY (authorized_session_id IS NOT NULL) DESC, created_at DESC`,
      [collectionId]
    )
  }

  /** The attempt that an insert of the same collection ran into. */
  async findBlocking(
    collectionId: string,
    idempotencyKey: string | null
  ): Promise<Transaction | null> {
    return await this.findOne(
      `payment_collection_id = ? AND kind = 'payment' AND deleted_at IS NULL
       AND (state IN ('ready', 'requesting', 'pending', 'unknown', 'succeeded')
            OR idempotency_key = ?)
       ORDER BY created_at DESC`,
      [collectionId, idempotencyKey]
    )
  }

  async findByReference(reference: string): Promise<Transaction | null> {
    return await this.findOne(`reference = ? AND deleted_at IS NULL`, [
      reference,
    ])
  }

  /** The guarded write: happens only while the state is still `from`. */
  async change(
    { id, from }: { id: string; from: State },
    patch: Patch,
    event?: NewEvent
  ): Promise<Transaction | null> {
    const { assignments, values } = assignment(patch)
    return await this.write(
      `UPDATE flexpay_transaction SET ${[...assignments, "updated_at = now()"].join(", ")}
       WHERE id = ? AND state = ?`,
      [...values, id, from],
      event
    )
  }

  /**
   * As `change`, after a check: keeps the earlier time to check when a
   * callback came since `seen` was read.
   */
  async changeAfterCheck(
    seen: Transaction,
    patch: Patch,
    { next, event }: { next: Date | null; event?: NewEvent }
  ): Promise<Transaction | null> {
    const { assignments, values } = assignment(patch)
    return await this.write(
      `UPDATE flexpay_transaction
       SET ${[...assignments, "updated_at = now()"].join(", ")},
         next_check_at = CASE WHEN callbacks > ?
           THEN LEAST(next_check_at, ?) ELSE ?::timestamptz END
       WHERE id = ? AND state = ?`,
      [...values, seen.callbacks, next, next, seen.id, seen.state],
      event
    )
  }

  /** Takes the right to check one transaction that is due, or null. */
  async claimCheck(id: string): Promise<Transaction | null> {
    return await this.write(
      `UPDATE flexpay_transaction
       SET next_check_at = now() + interval '${CHECK_CLAIM}',
           checks = checks + 1, checked_at = now()
       WHERE id = ? AND next_check_at <= now()`,
      [id]
    )
  }

  /** Takes the right to check what is due, shared with all other workers. */
  async claimDue(limit: number): Promise<Transaction[]> {
    const rows = await execute(
      this.manager,
      `UPDATE flexpay_transaction
       SET next_check_at = now() + interval '${CHECK_CLAIM}',
           checks = checks + 1, checked_at = now()
       WHERE id IN (
         SELECT id FROM flexpay_transaction WHERE next_check_at <= now() AND deleted_at IS NULL
         ORDER BY next_check_at LIMIT ? FOR UPDATE SKIP LOCKED)
       RETURNING *`,
      [limit]
    )
    return rows.map(toTransaction)
  }

  /** Stores a callback in one statement. Null when it is nobody's. */
  async insertCallback(
    addressee: { kind: Transaction["kind"] } & (
      { callback_token_hash: string } | { order_number: string }
    ),
    { orderNumber, data }: { orderNumber: string | null; data: object }
  ): Promise<Transaction | null> {
    const [column, value] =
      "order_number" in addressee
        ? ["order_number", addressee.order_number]
        : ["callback_token_hash", addressee.callback_token_hash]
    return await this.write(
      `UPDATE flexpay_transaction
       SET callbacks = callbacks + 1, updated_at = now(),
           callback_order_number = COALESCE(?, callback_order_number),
           next_check_at = LEAST(next_check_at,
             GREATEST(now(), checked_at + interval '${CHECK_PAUSE}'))
       WHERE ${column} = ? AND kind = ? AND deleted_at IS NULL`,
      [orderNumber, value, addressee.kind],
      { type: "callback", data },
      `callbacks <= ${CALLBACKS_KEPT}`
    )
  }

  /** Takes the right to tell Medusa of the present state, or null. */
  async claimApply(id: string): Promise<Transaction | null> {
    return await this.write(
      `UPDATE flexpay_transaction
       SET applying_until = now() + interval '${APPLY_CLAIM}'
       WHERE id = ? AND ${CHANGES_APPLY} AND attention IS NULL
         AND (applying_until IS NULL OR applying_until < now())`,
      [id]
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
             OR authorized_session_id IS NULL AND payment_session_id = ?)
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

  private async findOne(
    where: string,
    parameters: unknown[]
  ): Promise<Transaction | null> {
    return first(
      await execute(
        this.manager,
        `SELECT * FROM flexpay_transaction WHERE ${where} LIMIT 1`,
        parameters
      )
    )
  }

  /** One statement: the update, and its line in the timeline if it happened. */
  private async write(
    update: string,
    parameters: unknown[],
    event?: NewEvent,
    eventIf = "true"
  ): Promise<Transaction | null> {
    if (!event) {
      return first(
        await execute(this.manager, `${update} RETURNING *`, parameters)
      )
    }
    return first(
      await execute(
        this.manager,
        `WITH changed AS (${update} RETURNING *),
         logged AS (
           INSERT INTO flexpay_event (id, transaction_id, type, data)
           SELECT ?, id, ?, ?::jsonb FROM changed WHERE ${eventIf})
         SELECT * FROM changed`,
        [
          ...parameters,
          generateEntityId(undefined, "fpev"),
          event.type,
          event.data ? JSON.stringify(event.data) : null,
        ]
      )
    )
  }
}

const NUMERIC = new Set(["amount", "amount_charged", "session_amount"])

function insertion(transaction: NewTransaction): {
  columns: string[]
  values: unknown[]
} {
  const row: Columns = {
    id: generateEntityId(undefined, "fptx"),
    ...transaction,
  }
  const columns = Object.keys(row)
  const values = Object.values(row)
  for (const column of columns.filter((name) => NUMERIC.has(name))) {
    columns.push(`raw_${column}`)
    values.push(rawAmount(row[column]))
  }
  return { columns, values }
}

function assignment(patch: Patch): {
  assignments: string[]
  values: unknown[]
} {
  const assignments: string[] = []
  const values: unknown[] = []
  for (const [column, value] of Object.entries(patch)) {
    assignments.push(`${column} = ?`)
    values.push(value)
    if (NUMERIC.has(column)) {
      assignments.push(`raw_${column} = ?`)
      values.push(rawAmount(value))
    }
  }
  return { assignments, values }
}

/** Beside each numeric column Medusa keeps the exact value as JSON. */
function rawAmount(value: unknown): string | null {
  return value == null
    ? null
    : JSON.stringify({ value: String(value), precision: 20 })
}

function first(rows: Row[]): Transaction | null {
  return rows[0] ? toTransaction(rows[0]) : null
}

function toTransaction(row: Row): Transaction {
  return {
    ...row,
    amount: String(row.amount),
    session_amount: String(row.session_amount),
    amount_charged:
      row.amount_charged === null ? null : String(row.amount_charged),
  }
}

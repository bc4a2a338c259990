import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"
import type { Payment, State, Transaction } from "./transaction"

/** Columns that a guarded write may set. */
export type Patch = Partial<
  Omit<Transaction, "id" | "created_at" | "updated_at">
> & { callback_token_hash?: string }

/** A line of the timeline. `data` is masked before it comes here. */
export interface NewEvent {
  type: string
  data?: object | null
  /** The admin user who acted; absent for the program. */
  actor_id?: string
}

/** A new attempt, as written before anything is sent. */
export type NewTransaction = Pick<
  Transaction,
  | "kind"
  | "method"
  | "state"
  | "reference"
  | "phone"
  | "operator"
  | "amount"
  | "currency_code"
  | "session_amount"
  | "payment_collection_id"
  | "payment_session_id"
  | "idempotency_key"
  | "lives_until"
  | "next_check_at"
> & { callback_token_hash: string }

/** A new payout, as written before anything is sent. */
export type NewPayout = Pick<
  Transaction,
  | "reference"
  | "phone"
  | "operator"
  | "amount"
  | "currency_code"
  | "order_id"
  | "payment_collection_id"
  | "payment_transaction_id"
  | "refund_id"
  | "replaces_id"
  | "requested_by"
  | "note"
  | "lives_until"
> & { callback_token_hash: string }

/** What was paid out so far or may be on its way, in major units. */
export interface PayoutSums {
  /** Of the same payment. */
  of_payment: string
  /** Of the same currency in the last 24 hours. */
  of_day: string
}

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

/**
 * Attempts that never reached FlexPay do not count as pushes: those not sent
 * yet, those that lapsed so, and those that could not be sent.
 */
const COUNTS_AS_PUSH = `kind = 'payment' AND state <> 'ready'
  AND NOT (state = 'canceled' AND reason = 'expired')
  AND COALESCE(reason, '') NOT IN ('unreachable', 'misconfigured')
  AND deleted_at IS NULL`

/**
 * Payouts whose money left or may leave. One that was sent again for counts
 * no more: the one that replaced it does.
 */
const HOLDS_MONEY = `kind = 'payout' AND deleted_at IS NULL
  AND state NOT IN ('refused', 'failed', 'canceled')
  AND NOT EXISTS (SELECT 1 FROM flexpay_transaction later
    WHERE later.replaces_id = flexpay_transaction.id
      AND later.state <> 'canceled' AND later.deleted_at IS NULL)`
/** The order in which a shopper's attempts matter. */
const WHAT_MATTERS = `(authorized_session_id IS NOT NULL) DESC,
  (state = 'succeeded' AND attention IS NULL) DESC, created_at DESC`

/** Takes the collection, its limit, the phone, its limit. */
const WITHIN_LIMITS = `(SELECT count(*) FROM flexpay_transaction
    WHERE payment_collection_id = ? AND ${COUNTS_AS_PUSH}
    AND created_at > now() - interval '15 minutes') < ?
  AND (SELECT count(*) FROM flexpay_transaction
    WHERE phone = ? AND ${COUNTS_AS_PUSH}
    AND created_at > now() - interval '1 hour') < ?`

/** Money that came, and that Medusa is about to hear of. */
const ARRIVING = `state = 'succeeded' AND attention IS NULL
  AND applied_state IS DISTINCT FROM state`

const CHANGES_APPLY = `state IN ('succeeded', 'failed', 'refused', 'canceled', 'expired', 'reversed')
  AND applied_state IS DISTINCT FROM state`

/**
 * The statements of the ledger. Each change of state is one guarded write: it
 * names the state that it starts from, so that of many racing writers one wins
 * and the others learn of it by an empty result.
 */
export class Ledger {
  constructor(
    private readonly manager: SqlEntityManager,
    /** Hears of each change of state or attention, after it is written. */
    private readonly onChange: (
      transaction: Transaction,
      patch: Patch
    ) => void = () => undefined
  ) {}

  /**
   * Writes an attempt before its money is asked for.
   * @returns null when the collection has a live attempt or money on its way,
   * the idempotency key was used, or a limit on pushes is reached
   */
  async insertPayment(
    transaction: NewTransaction,
    limits: PushLimits
  ): Promise<Transaction | null> {
    return await this.manager.transactional(async (manager) => {
      await lockLimits(manager, transaction)
      const { columns, values } = insertion(transaction)
      const rows = await manager.execute<Row[]>(
        `INSERT INTO flexpay_transaction (${columns.join(", ")})
         SELECT ${columns.map(() => "?").join(", ")}
         WHERE ${WITHIN_LIMITS}
           AND NOT EXISTS (SELECT 1 FROM flexpay_transaction
                WHERE payment_collection_id = ? AND kind = 'payment'
                AND ${ARRIVING} AND deleted_at IS NULL)
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
   * Writes a payout before anything is sent. Payouts of a currency are written
   * one after another, so that `check` sees exact sums.
   * @param check throws when the payout must not be
   * @returns the payout that this refund, or this resend, has already, if any
   */
  async insertPayout(
    payout: NewPayout,
    check: (sums: PayoutSums) => void
  ): Promise<{ transaction: Transaction; isNew: boolean }> {
    return await this.manager.transactional(async (manager) => {
      await manager.execute(
        `SELECT pg_advisory_xact_lock(hashtextextended(?, 0))`,
        [`flexpay:payouts:${payout.currency_code}`]
      )
      const existing = await manager.execute<Row[]>(
        `SELECT * FROM flexpay_transaction WHERE deleted_at IS NULL
         AND CASE WHEN ?::text IS NULL
           THEN refund_id = ? AND replaces_id IS NULL
           ELSE replaces_id = ? AND state <> 'canceled' END`,
        [payout.replaces_id, payout.refund_id, payout.replaces_id]
      )
      const found = first(existing)
      if (found) {
        return { transaction: found, isNew: false }
      }
      const [sums] = await manager.execute<PayoutSums[]>(
        `SELECT
           COALESCE(sum(amount) FILTER (WHERE payment_transaction_id = ?
             AND id IS DISTINCT FROM ?), 0)::text AS of_payment,
           COALESCE(sum(amount) FILTER (WHERE currency_code = ?
             AND created_at > now() - interval '24 hours'), 0)::text AS of_day
         FROM flexpay_transaction WHERE ${HOLDS_MONEY}
           AND (payment_transaction_id = ?
             OR created_at > now() - interval '24 hours')`,
        [
          payout.payment_transaction_id,
          payout.replaces_id,
          payout.currency_code,
          payout.payment_transaction_id,
        ]
      )
      check(sums ?? { of_payment: "0", of_day: "0" })
      const { columns, values } = insertion({
        ...payout,
        kind: "payout",
        method: "mobile_money",
        state: "draft",
        session_amount: payout.amount,
        next_check_at: payout.lives_until,
      })
      const rows = await manager.execute<Row[]>(
        `INSERT INTO flexpay_transaction (${columns.join(", ")})
         VALUES (${columns.map(() => "?").join(", ")}) RETURNING *`,
        values
      )
      const transaction = first(rows)
      if (!transaction) {
        throw new MedusaError(
          MedusaError.Types.DB_ERROR,
          "The payout was not written."
        )
      }
      return { transaction, isNew: true }
    })
  }

  /** What was given back of a payment, or may be on its way, in major units. */
  async sumPaidOut(paymentTransactionId: string): Promise<string> {
    const [row] = await this.manager.execute<{ sum: string }[]>(
      `SELECT COALESCE(sum(amount), 0)::text AS sum FROM flexpay_transaction
       WHERE payment_transaction_id = ? AND ${HOLDS_MONEY}`,
      [paymentTransactionId]
    )
    return row?.sum ?? "0"
  }

  async findReplacement(id: string): Promise<Transaction | null> {
    return await this.findOne(
      `replaces_id = ? AND state <> 'canceled' AND deleted_at IS NULL`,
      [id]
    )
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
        await manager.execute<Row[]>(
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

  async findById(id: string): Promise<Transaction | null> {
    return await this.findOne(`id = ?`, [id])
  }

  async findPayment(id: string): Promise<Payment | null> {
    return await this.findOne<Payment>(`id = ? AND kind = 'payment'`, [id])
  }

  /**
   * The attempt of this session's collection that matters: the one that paid,
   * or is about to, else the newest.
   */
  async findNewestForSession(sessionId: string): Promise<Payment | null> {
    return await this.findOne<Payment>(
      `payment_collection_id = (
         SELECT payment_collection_id FROM flexpay_transaction
         WHERE payment_session_id = ? AND deleted_at IS NULL LIMIT 1)
         AND kind = 'payment' AND deleted_at IS NULL
       ORDER BY ${WHAT_MATTERS}`,
      [sessionId]
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
  ): Promise<Transaction | null> {
    return await this.findOne(
      `payment_collection_id = ? AND kind = 'payment' AND deleted_at IS NULL
       AND (state IN ('ready', 'requesting', 'pending', 'unknown')
            OR (${ARRIVING}) OR idempotency_key = ?)
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

  /** The guarded write: happens only while the state is still `from`. */
  async change(
    { id, from }: { id: string; from: State },
    patch: Patch,
    event?: NewEvent
  ): Promise<Transaction | null> {
    const { assignments, values } = assignment(patch)
    const written = await this.write(
      `UPDATE flexpay_transaction SET ${[...assignments, "updated_at = now()"].join(", ")}
       WHERE id = ? AND state = ?`,
      [...values, id, from],
      event
    )
    return this.told(written, patch)
  }

  /**
   * As `change`, with the next time to check: a callback that came since
   * `seen.callbacks` were counted keeps its earlier time.
   */
  async changeAfterCheck(
    seen: Pick<Transaction, "id" | "state" | "callbacks">,
    patch: Patch,
    schedule: { next: Date | null; event?: NewEvent }
  ): Promise<Transaction | null> {
    try {
      return await this.writeAfterCheck(seen, patch, schedule)
    } catch (error) {
      if (!patch.order_number || !isOrderNumberTaken(error)) {
        throw error
      }
      // FlexPay gave us another attempt's order number. It is kept as what a
      // callback tells: believed only when check shows our reference with it.
      const { order_number, ...rest } = patch
      return await this.writeAfterCheck(
        seen,
        {
          ...rest,
          callback_order_number: order_number,
          attention: "order_number_differs",
          attention_at: new Date(),
        },
        schedule
      )
    }
  }

  private async writeAfterCheck(
    seen: Pick<Transaction, "id" | "state" | "callbacks">,
    patch: Patch,
    { next, event }: { next: Date | null; event?: NewEvent }
  ): Promise<Transaction | null> {
    const { assignments, values } = assignment(patch)
    const written = await this.write(
      `UPDATE flexpay_transaction
       SET ${[...assignments, "updated_at = now()"].join(", ")},
         next_check_at = CASE WHEN callbacks > ?
           THEN LEAST(next_check_at, ?) ELSE ?::timestamptz END
       WHERE id = ? AND state = ?`,
      [...values, seen.callbacks, next, next, seen.id, seen.state],
      event
    )
    return this.told(written, patch)
  }

  /** Makes a transaction due, though not more often than callbacks may. */
  async makeDue(id: string): Promise<void> {
    await this.manager.execute(
      `UPDATE flexpay_transaction
       SET next_check_at = GREATEST(now(), checked_at + interval '${CHECK_PAUSE}')
       WHERE id = ? AND state NOT IN ('draft', 'ready', 'awaiting_approval')
         AND COALESCE(order_number, callback_order_number) IS NOT NULL`,
      [id]
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
    const rows = await this.manager.execute<Row[]>(
      `UPDATE flexpay_transaction
       SET next_check_at = now() + interval '${CHECK_CLAIM}',
           checks = checks + 1, checked_at = now()
       WHERE id = ANY(ARRAY(
         SELECT id FROM flexpay_transaction
         WHERE next_check_at <= now() AND deleted_at IS NULL
         ORDER BY next_check_at LIMIT ? FOR UPDATE SKIP LOCKED))
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
    {
      orderNumber,
      operatorReference,
      data,
    }: {
      orderNumber: string | null
      operatorReference: string | null
      data: object
    }
  ): Promise<Transaction | null> {
    const [column, value] =
      "order_number" in addressee
        ? ["order_number", addressee.order_number]
        : ["callback_token_hash", addressee.callback_token_hash]
    return await this.write(
      `UPDATE flexpay_transaction
       SET callbacks = callbacks + 1, updated_at = now(),
           callback_order_number = COALESCE(?, callback_order_number),
           operator_reference = COALESCE(operator_reference, ?),
           next_check_at = LEAST(next_check_at,
             GREATEST(now(), checked_at + interval '${CHECK_PAUSE}'))
       WHERE ${column} = ? AND kind = ? AND deleted_at IS NULL`,
      [orderNumber, operatorReference, value, addressee.kind],
      { type: "callback", data },
      `callbacks <= ${CALLBACKS_KEPT}`
    )
  }

  /** Takes the right to tell Medusa of the present state, or null. */
  async claimApply(id: string): Promise<Transaction | null> {
    return await this.write(
      `UPDATE flexpay_transaction
       SET applying_until = now() + interval '${APPLY_CLAIM}'
       WHERE id = ? AND ${CHANGES_APPLY}
         AND (attention IS NULL OR state = 'reversed')
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
         WHERE payment_session_id = ? AND kind = 'payment' AND deleted_at IS NULL
           AND state = 'succeeded' AND attention IS NULL
           AND session_amount = ?::numeric
           AND COALESCE(authorized_session_id, ?) = ?
         ORDER BY authorized_session_id NULLS LAST, settled_at
         LIMIT 1 FOR UPDATE)`,
      [sessionId, sessionId, sessionAmount, sessionId, sessionId]
    )
  }

  private told(written: Transaction | null, patch: Patch): Transaction | null {
    if (written && (patch.state ?? patch.attention)) {
      this.onChange(written, patch)
    }
    return written
  }

  private async findOne<T extends Transaction = Transaction>(
    where: string,
    parameters: unknown[]
  ): Promise<T | null> {
    return first(
      await this.manager.execute<T[]>(
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
        await this.manager.execute<Row[]>(`${update} RETURNING *`, parameters)
      )
    }
    return first(
      await this.manager.execute<Row[]>(
        `WITH changed AS (${update} RETURNING *),
         logged AS (
           INSERT INTO flexpay_event (id, transaction_id, type, data, actor_id)
           SELECT ?, id, ?, ?::jsonb, ? FROM changed WHERE ${eventIf})
         SELECT * FROM changed`,
        [
          ...parameters,
          generateEntityId(undefined, "fpev"),
          event.type,
          event.data ? JSON.stringify(event.data) : null,
          event.actor_id ?? null,
        ]
      )
    )
  }
}

/**
 * Makes counting and writing one act for a collection and a phone, whoever
 * asks. Always in this order, so that two askers never wait for each other.
 */
async function lockLimits(
  manager: SqlEntityManager,
  {
    payment_collection_id: collection,
    phone,
  }: Pick<Transaction, "payment_collection_id" | "phone">
): Promise<void> {
  const keys = [`flexpay:collection:${collection}`]
  if (phone) {
    keys.push(`flexpay:phone:${phone}`)
  }
  for (const key of keys) {
    await manager.execute(
      `SELECT pg_advisory_xact_lock(hashtextextended(?, 0))`,
      [key]
    )
  }
}

function limitValues(
  transaction: Pick<Transaction, "payment_collection_id" | "phone">,
  limits: PushLimits
): unknown[] {
  return [
    transaction.payment_collection_id,
    limits.pushes_per_collection,
    transaction.phone,
    limits.pushes_per_phone,
  ]
}

const UNIQUE_VIOLATION = "23505"

function isOrderNumberTaken(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    error.code === UNIQUE_VIOLATION &&
    error.message.includes("order_number")
  )
}

const NUMERIC = new Set([
  "amount",
  "amount_charged",
  "session_amount",
  "received_amount",
])

function insertion(transaction: Patch): {
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

function first<T extends Transaction>(rows: T[]): T | null {
  return rows[0] ? toTransaction(rows[0]) : null
}

/** A row with its amounts as decimal strings. */
export function toTransaction<T extends Transaction>(row: T): T {
  return {
    ...row,
    amount: String(row.amount),
    session_amount: String(row.session_amount),
    received_amount:
      row.received_amount === null ? null : String(row.received_amount),
    amount_charged:
      row.amount_charged === null ? null : String(row.amount_charged),
  }
}

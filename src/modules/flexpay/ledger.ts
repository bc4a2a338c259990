import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import { execute } from "./execute"
import { assignment, first, toTransaction } from "./rows"
import type { Patch, Row } from "./rows"
import type { Payment, State, Transaction } from "./transaction"

/** A line of the timeline. `data` is masked before it comes here. */
export interface NewEvent {
  type: string
  data?: object | null
  /** The admin user who acted; absent for the program. */
  actor_id?: string
}

/** When to check next, and what else goes with a write. */
interface Schedule {
  next: Date | null
  event?: NewEvent
  /** The write happens only while this holder has the sync lease. */
  holder?: string | null
}

/** What storing a callback tells: how many came by now, and when to confirm it. */
export type Received = Pick<Transaction, "id" | "callbacks" | "next_check_at">
const RECEIVED = "id, callbacks, next_check_at"

/**
 * How long a claim to check holds before another may take it over: longer than
 * a check on both hosts. A shopper may be waiting for what a crash left.
 */
const CHECK_CLAIM = "30 seconds"
/** Not later than another's claim to apply ends: then it is ours to take over. */
const CLAIMED_UNTIL = `LEAST(now() + interval '${CHECK_CLAIM}',
  CASE WHEN applying_until > now() THEN applying_until END)`
/** A callback makes one check a second at the most. */
const CHECK_PAUSE = "1 second"
/** Bodies of callbacks kept for one transaction; later ones are only counted. */
const CALLBACKS_KEPT = 20

/**
 * Rows of others than FlexPay that one claim hands out: to be told to Medusa,
 * or overtaken by time. They cost FlexPay nothing, so its budget is not theirs.
 */
const UNASKED_AT_ONCE = 20

/** A success is synced only while its money is becoming an order. */
const IS_SYNCABLE = `(kind = 'payout' OR state <> 'succeeded'
  OR disposition = 'becoming_order')`

/**
 * Whether FlexPay is asked when a row is due. Not without an order number to
 * ask about, nor when it has spoken and Medusa has yet to hear of it.
 */
const ASKS = `(COALESCE(order_number, callback_order_number) IS NOT NULL
  AND NOT (state IN ('succeeded', 'reversed')
    AND applied_state IS DISTINCT FROM state
    AND (attention IS NULL OR state = 'reversed')
    AND ${IS_SYNCABLE}))`

/** A shopper looks at a page, or at a phone, and waits. */
const SHOPPER_WAITS = `(kind = 'payment'
  AND state IN ('requesting', 'pending', 'unknown') AND lives_until > now())`

const CLAIM = `next_check_at = ${CLAIMED_UNTIL},
  checks = checks + ${ASKS}::int,
  checked_at = CASE WHEN ${ASKS} THEN now() ELSE checked_at END`

const DUE = "next_check_at <= now() AND deleted_at IS NULL"

/** Takes how many rows that FlexPay is asked about, and how many others. */
export const CLAIM_DUE = `WITH asked AS (
    SELECT id FROM flexpay_transaction WHERE ${DUE} AND ${ASKS}
    ORDER BY ${SHOPPER_WAITS} DESC, next_check_at LIMIT ?
    FOR UPDATE SKIP LOCKED),
  unasked AS (
    SELECT id FROM flexpay_transaction WHERE ${DUE} AND NOT ${ASKS}
    ORDER BY next_check_at LIMIT ?
    FOR UPDATE SKIP LOCKED)
  UPDATE flexpay_transaction SET ${CLAIM}
  WHERE id = ANY(ARRAY(
    SELECT id FROM asked UNION ALL SELECT id FROM unasked))
  RETURNING *`

/**
 * The statements of the ledger. Each change of state is one guarded write: it
 * names the state that it starts from, so that of many racing writers one wins
 * and the others learn of it by an empty result.
 */
export class Ledger {
  constructor(
    protected readonly manager: SqlEntityManager,
    /** Hears of each change of state or attention, after it is written. */
    private readonly onChange: (
      transaction: Transaction,
      patch: Patch
    ) => void = () => undefined
  ) {}

  async findById(id: string): Promise<Transaction | null> {
    return await this.findOne(`id = ?`, [id])
  }

  async findPayment(id: string): Promise<Payment | null> {
    return await this.findOne<Payment>(`id = ? AND kind = 'payment'`, [id])
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
    schedule: Schedule
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
    { next, event, holder = null }: Schedule
  ): Promise<Transaction | null> {
    const { assignments, values } = assignment(patch)
    const written = await this.write(
      `UPDATE flexpay_transaction
       SET ${[...assignments, "updated_at = now()"].join(", ")},
         next_check_at = CASE WHEN callbacks > ?
           THEN LEAST(next_check_at, ?) ELSE ?::timestamptz END
       WHERE id = ? AND state = ?
         AND (?::text IS NULL OR sync_lease_holder = ?)`,
      [
        ...values,
        seen.callbacks,
        next,
        next,
        seen.id,
        seen.state,
        holder,
        holder,
      ],
      event
    )
    return this.told(written, patch)
  }

  /** Makes a transaction due, though not more often than callbacks may. */
  async makeDue(id: string): Promise<void> {
    await execute(
      this.manager,
      `UPDATE flexpay_transaction
       SET next_check_at = GREATEST(now(), checked_at + interval '${CHECK_PAUSE}')
       WHERE id = ? AND state NOT IN ('draft', 'ready', 'awaiting_approval')
         AND cut_at IS NULL
         AND COALESCE(order_number, callback_order_number) IS NOT NULL`,
      [id]
    )
  }

  /** Takes the right to check one transaction that is due, or null. */
  async claimCheck(id: string): Promise<Transaction | null> {
    return await this.write(
      `UPDATE flexpay_transaction
       SET ${CLAIM} WHERE id = ? AND next_check_at <= now()`,
      [id]
    )
  }

  /** Takes the right to check a transaction whether it is due or not. */
  async claimCheckNow(id: string): Promise<Transaction | null> {
    return await this.write(
      `UPDATE flexpay_transaction SET ${CLAIM}
       WHERE id = ? AND ${ASKS} AND cut_at IS NULL`,
      [id]
    )
  }

  /**
   * Takes what is due, shared with all other workers: so many rows that
   * FlexPay must be asked about, waiting shoppers first, and beside them what
   * needs no answer of FlexPay's.
   */
  async claimDue(checks: number): Promise<Transaction[]> {
    const rows = await execute<Row>(this.manager, CLAIM_DUE, [
      checks,
      Math.max(checks, UNASKED_AT_ONCE),
    ])
    return rows.map(toTransaction)
  }

  /**
   * Stores a callback in one statement. Null when it is nobody's, or of a
   * transaction whose number was cut: it holds the number again.
   */
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
  ): Promise<Received | null> {
    const [column, value] =
      "order_number" in addressee
        ? ["order_number", addressee.order_number]
        : ["callback_token_hash", addressee.callback_token_hash]
    const update = `UPDATE flexpay_transaction
       SET callbacks = callbacks + 1, updated_at = now(),
           callback_order_number = COALESCE(?, callback_order_number),
           operator_reference = COALESCE(operator_reference, ?),
           next_check_at = LEAST(next_check_at,
             GREATEST(now(), checked_at + interval '${CHECK_PAUSE}'))
       WHERE ${column} = ? AND kind = ? AND deleted_at IS NULL
         AND cut_at IS NULL`
    const [received] = await execute<Received>(
      this.manager,
      // FlexPay waits for this one: a whole row takes PostgreSQL a third longer.
      withEvent(update, RECEIVED, `callbacks <= ${CALLBACKS_KEPT}`),
      [
        orderNumber,
        operatorReference,
        value,
        addressee.kind,
        ...eventValues({ type: "callback", data }),
      ]
    )
    return received ?? null
  }

  private told(written: Transaction | null, patch: Patch): Transaction | null {
    if (written && (patch.state ?? patch.attention)) {
      this.onChange(written, patch)
    }
    return written
  }

  protected async findOne<T extends Transaction = Transaction>(
    where: string,
    parameters: unknown[]
  ): Promise<T | null> {
    return first(
      await execute<T>(
        this.manager,
        `SELECT * FROM flexpay_transaction WHERE ${where} LIMIT 1`,
        parameters
      )
    )
  }

  /** One statement: the update, and its line in the timeline if it happened. */
  protected async write(
    update: string,
    parameters: unknown[],
    event?: NewEvent
  ): Promise<Transaction | null> {
    return first(
      event
        ? await execute<Row>(this.manager, withEvent(update), [
            ...parameters,
            ...eventValues(event),
          ])
        : await execute<Row>(this.manager, `${update} RETURNING *`, parameters)
    )
  }
}

/**
 * The update, and the line if it happened and this holds of the row. PostgreSQL
 * makes the line's id: a callback is answered sooner without a ULID.
 */
function withEvent(update: string, returning = "*", condition = "true") {
  return `WITH changed AS (${update} RETURNING ${returning}),
    logged AS (
      INSERT INTO flexpay_event (id, transaction_id, type, data, actor_id)
      SELECT 'fpev_' || gen_random_uuid(), id, ?, ?::jsonb, ?
      FROM changed WHERE ${condition})
    SELECT * FROM changed`
}

function eventValues({ type, data, actor_id }: NewEvent): unknown[] {
  return [type, data ? JSON.stringify(data) : null, actor_id ?? null]
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

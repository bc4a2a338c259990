import type { Database } from "./database"
import {
  assignColumns,
  PAYMENT_DATA_KEYS,
  pickKeys,
  timelineColumns,
  transactionColumns,
  wouldChange,
} from "./personal-data"
import type { Columns } from "./personal-data"
import { FLEXPAY_PROVIDER_ID } from "../provider-ids"
import { LOCK_ORDER } from "./payment-lock"
import { IS_REDACTABLE } from "./redaction"
import { joinSql, rawSql, sql } from "./sql"
import type { Sql } from "./sql"
import type { Transaction } from "../transaction/transaction"

/** The customer whose personal data is erased, by either or both. */
export interface ErasureSubject {
  /** The transactions of this customer's carts and orders. */
  customer_id: string | null
  /** The transactions of this number: 12 digits, 243… */
  phone: string | null
}

/** A transaction that must end, or be resolved, before an erasure. */
export type BlockingTransaction = Pick<
  Transaction,
  "id" | "kind" | "reference" | "state" | "attention"
>

/** The transactions of a customer. */
export interface ErasureOverview {
  transactions: number
  /** How many of them can't be erased yet. */
  waiting: number
  /** Why: the first of the transactions that must end. */
  blocked_by: BlockingTransaction[]
}

const BATCH = 500
/** Blocking transactions that are listed. */
const BLOCKING_MAX = 20

/** Whether a payment has a payout whose money is moving or owed. */
const HAS_BLOCKING_PAYOUT = sql`EXISTS (SELECT 1 FROM flexpay_transaction payout
  WHERE payout.payment_transaction_id = flexpay_transaction.id
    AND payout.deleted_at IS NULL
    AND (payout.attention IS NOT NULL OR payout.next_check_at IS NOT NULL))`

/**
 * Neither the transaction nor a payout of it is live or owed. A success counts
 * as live while it may be reversed, and a failure while it may become a success.
 */
const IS_ERASABLE = sql`(${IS_REDACTABLE} AND NOT ${HAS_BLOCKING_PAYOUT})`

/** A part of an erasure: an UPDATE of rows of one table. */
interface Removal {
  table: string
  /** What the columns become. */
  columns: Columns
  /** Which rows belong to the row of `subject`. */
  isOfSubject: Sql
}

export const REMOVALS: readonly Removal[] = [
  {
    table: "flexpay_transaction",
    columns: transactionColumns("erased"),
    isOfSubject: sql`flexpay_transaction.id = subject.id`,
  },
  {
    table: "flexpay_timeline_entry",
    columns: timelineColumns("erased"),
    isOfSubject: sql`transaction_id = subject.id`,
  },
  {
    table: "flexpay_break",
    columns: { note: sql`NULL` },
    isOfSubject: sql`transaction_id = subject.id`,
  },
  {
    // An admin may have imported a column of names as the reference.
    table: "flexpay_export_line",
    columns: { reference: sql`NULL` },
    isOfSubject: sql`transaction_id = subject.id
      AND reference <> subject.own_reference`,
  },
  // Medusa's tables. Its services merge JSON, and so can't remove a key.
  ...["payment_session", "payment"].map((table) => ({
    table,
    columns: { data: pickKeys(PAYMENT_DATA_KEYS) },
    isOfSubject: sql`provider_id ~ ${FLEXPAY_PROVIDER_ID.source}
      AND ${rawSql(table)}.payment_collection_id = subject.collection_id`,
  })),
  {
    table: "refund",
    columns: { note: sql`NULL` },
    isOfSubject: sql`refund.id = subject.refund_id`,
  },
]

/** Erases a customer's personal data on request. */
export class Erasure {
  constructor(private readonly database: Database) {}

  /** The ids of the customer's transactions, each once. */
  async list({ customer_id, phone }: ErasureSubject): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      sql`SELECT id FROM flexpay_transaction
        WHERE phone = ${phone} AND deleted_at IS NULL
        UNION SELECT id FROM flexpay_transaction
        WHERE deleted_at IS NULL AND payment_collection_id IN (
          SELECT payment_collection_id FROM cart_payment_collection
          WHERE cart_id IN (SELECT id FROM cart
            WHERE customer_id = ${customer_id} AND deleted_at IS NULL)
          UNION SELECT payment_collection_id FROM order_payment_collection
          WHERE order_id IN (SELECT id FROM "order"
            WHERE customer_id = ${customer_id} AND deleted_at IS NULL))`
    )
    return rows.map(({ id }) => id)
  }

  /** How many transactions these are, and which can't be erased yet. */
  async describe(ids: string[]): Promise<ErasureOverview> {
    const counts = await this.database.row<
      Pick<ErasureOverview, "transactions" | "waiting">
    >(
      sql`SELECT count(*)::int AS transactions,
          count(*) FILTER (WHERE NOT ${IS_ERASABLE})::int AS waiting
        FROM flexpay_transaction WHERE id = ANY(${ids}::text[])`
    )
    const blocked_by = await this.database.rows<BlockingTransaction>(
      sql`SELECT id, kind, reference, state, attention
        FROM flexpay_transaction
        WHERE (id = ANY(${ids}::text[])
            OR payment_transaction_id = ANY(${ids}::text[]))
          AND deleted_at IS NULL AND NOT ${IS_REDACTABLE}
        ORDER BY created_at DESC LIMIT ${BLOCKING_MAX}`
    )
    return { transactions: 0, waiting: 0, ...counts, blocked_by }
  }

  /**
   * Erases the personal data of those transactions whose money is neither moving
   * nor owed, and adds an entry to their timelines. Amounts, states, references
   * and the beginnings of order numbers stay. Safe to run again: a transaction
   * without personal data does not change.
   * @returns how many transactions changed
   */
  async erase(ids: string[], actorId: string): Promise<number> {
    let erased = 0
    for (let start = 0; start < ids.length; start += BATCH) {
      erased += await this.eraseBatch(ids.slice(start, start + BATCH), actorId)
    }
    return erased
  }

  /**
   * Locks the rows in a query of its own: the next one then reads what a decision
   * that held a lock has written, such as a new payout.
   */
  private async eraseBatch(ids: string[], actorId: string): Promise<number> {
    return await this.database.transactional(async (database) => {
      await database.rows(
        sql`SELECT 1 FROM flexpay_transaction WHERE id = ANY(${ids}::text[])
          ORDER BY ${LOCK_ORDER} FOR UPDATE`
      )
      const rows = await database.rows(erasureOf(ids, actorId))
      return rows.length
    })
  }
}

/** The erasure of locked rows, as one statement. */
function erasureOf(ids: string[], actorId: string): Sql {
  const parts = REMOVALS.map(
    ({ table, columns, isOfSubject }, index) => sql`${part(index)} AS (
      UPDATE ${rawSql(table)} SET ${assignColumns(columns)}, updated_at = now()
      FROM subject WHERE ${isOfSubject} AND ${wouldChange(columns)}
      RETURNING subject.id)`
  )
  const changed = REMOVALS.map((_, index) => sql`SELECT id FROM ${part(index)}`)
  return sql`WITH subject AS (
      SELECT id, payment_collection_id AS collection_id, refund_id,
        reference AS own_reference
      FROM flexpay_transaction
      WHERE id = ANY(${ids}::text[]) AND ${IS_ERASABLE}),
    ${joinSql(parts, ", ")}
    INSERT INTO flexpay_timeline_entry
      (id, transaction_id, type, actor_id, created_at)
    SELECT 'fpte_' || gen_random_uuid(), id, 'personal_data_erased',
      ${actorId}, clock_timestamp()
    FROM (${joinSql(changed, " UNION ")}) AS changed
    RETURNING transaction_id`
}

function part(index: number): Sql {
  return rawSql(`part_${index}`)
}

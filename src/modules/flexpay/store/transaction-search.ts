import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import type { Operator } from "../../../gateway"
import { execute } from "./execute"
import { textArray, toTransaction } from "./row-mapping"
import type {
  CurrencyCode,
  State,
  Transaction,
} from "../transaction/transaction"

/** An entry of a transaction's timeline, as it is stored. */
export interface TimelineEntry {
  id: string
  transaction_id: string
  type: string
  /** Masked. */
  data: Record<string, unknown> | null
  /** The admin user who acted; null for the plugin. */
  actor_id: string | null
  created_at: Date
}

export interface SearchFilters {
  /** Part of nothing: a whole reference, order number, or phone number. */
  q?: string
  /** Orders that the same search found by their number. */
  order_ids?: string[]
  kind?: Transaction["kind"]
  state?: State
  operator?: Operator
  currency_code?: CurrencyCode
  attention?: boolean
  created_from?: Date
  /** Up to and without this moment. */
  created_to?: Date
}

export interface SearchPage {
  limit: number
  offset: number
}

/** Of the money that arrived, asked for or not, over the whole filter. */
export interface SearchTotal {
  kind: Transaction["kind"]
  currency_code: CurrencyCode
  operator: Operator | null
  count: number
  /** Decimal string, major units. */
  amount: string
}

/** A page of what was found. */
export interface SearchResult {
  transactions: Transaction[]
  /** How many were found; or at least so many, where it is not exact. */
  count: number
  count_is_exact: boolean
}

/**
 * A page's end is counted on from to the next so many, and no further: a page
 * costs the same in a large ledger as in a small one.
 */
const COUNTED_BY = 1_000

/** After a row, newest first; a moment in JavaScript would be less exact. */
const COMES_AFTER = `(created_at, id) <
  (SELECT created_at, id FROM flexpay_transaction WHERE id = ?)`

/** Reads the ledger for admins; writes nothing. */
export class TransactionSearch {
  constructor(private readonly manager: SqlEntityManager) {}

  /** A page, newest first. Counts on beyond it, so that there is a next one. */
  async listAndCount(
    filters: SearchFilters,
    page: SearchPage
  ): Promise<SearchResult> {
    const steps = Math.floor((page.offset + page.limit) / COUNTED_BY) + 1
    const most = steps * COUNTED_BY
    const found = await this.countUpTo(most + 1, filters)
    const isExact = found <= most
    return {
      transactions: await this.list(filters, page, { areFew: isExact }),
      count: Math.min(found, most),
      count_is_exact: isExact,
    }
  }

  /**
   * All pages, newest first. Each begins after the last row of the one before,
   * so that none comes twice and none is left out while others come and go.
   */
  async *listAll(
    filters: SearchFilters,
    pageSize: number
  ): AsyncGenerator<Transaction[]> {
    const { where, values } = condition(filters)
    let last: Transaction | undefined
    do {
      const rows = await execute<Transaction>(
        this.manager,
        `SELECT * FROM flexpay_transaction WHERE ${where}
         ${last ? `AND ${COMES_AFTER}` : ""}
         ORDER BY created_at DESC, id DESC LIMIT ?`,
        [...values, ...(last ? [last.id] : []), pageSize]
      )
      yield rows.map(toTransaction)
      last = rows.length < pageSize ? undefined : rows.at(-1)
    } while (last)
  }

  /** Adds up what succeeded: the time grows with what the filters let through. */
  async sum(filters: SearchFilters): Promise<SearchTotal[]> {
    const { where, values } = condition(filters)
    return await execute<SearchTotal>(
      this.manager,
      `SELECT kind, coalesce(received_currency_code, currency_code) AS currency_code,
         operator, count(*)::int AS count,
         sum(coalesce(received_amount, amount))::text AS amount
       FROM flexpay_transaction WHERE ${where} AND state = 'succeeded'
       GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
      values
    )
  }

  async countAttention(): Promise<number> {
    const [row] = await execute<{ count: number }>(
      this.manager,
      `SELECT count(*)::int AS count FROM flexpay_transaction
       WHERE attention IS NOT NULL AND deleted_at IS NULL`,
      []
    )
    return row?.count ?? 0
  }

  async listForCollections(collectionIds: string[]): Promise<Transaction[]> {
    return await this.listWhere("payment_collection_id = ANY(?::text[])", [
      textArray(collectionIds),
    ])
  }

  async listPayouts(paymentTransactionId: string): Promise<Transaction[]> {
    return await this.listWhere("payment_transaction_id = ?", [
      paymentTransactionId,
    ])
  }

  /** The newest entries of these transactions' timelines, newest first. */
  async listTimeline(
    transactionIds: string[],
    { limit, type }: { limit: number; type?: string }
  ): Promise<TimelineEntry[]> {
    return await execute<TimelineEntry>(
      this.manager,
      `SELECT id, transaction_id, type, data, actor_id, created_at
       FROM flexpay_timeline_entry
       WHERE transaction_id = ANY(?::text[]) AND deleted_at IS NULL
         AND type = coalesce(?, type)
       ORDER BY created_at DESC, id DESC LIMIT ?`,
      [textArray(transactionIds), type ?? null, limit]
    )
  }

  /** Those of Medusa's refunds of which the ledger knows nothing. */
  async refundsWithoutPayout(refundIds: string[]): Promise<string[]> {
    const rows = await execute<{ refund_id: string }>(
      this.manager,
      `SELECT refund_id FROM flexpay_transaction
       WHERE refund_id = ANY(?::text[]) AND deleted_at IS NULL`,
      [textArray(refundIds)]
    )
    const known = new Set(rows.map(({ refund_id }) => refund_id))
    return refundIds.filter((id) => !known.has(id))
  }

  private async list(
    filters: SearchFilters,
    { limit, offset }: SearchPage,
    { areFew }: { areFew: boolean }
  ): Promise<Transaction[]> {
    const { where, values } = condition(filters)
    const all = `SELECT * FROM flexpay_transaction WHERE ${where}`
    // What two filters have in common PostgreSQL can only guess. Where that is
    // nothing, it would go through all rows by their date: few are found first,
    // which OFFSET 0 makes it do, and then sorted.
    const found = areFew ? `SELECT * FROM (${all} OFFSET 0) AS found` : all
    const order = filters.attention
      ? "attention_at DESC, id DESC"
      : "created_at DESC, id DESC"
    const rows = await execute<Transaction>(
      this.manager,
      `${found} ORDER BY ${order} LIMIT ? OFFSET ?`,
      [...values, limit, offset]
    )
    return rows.map(toTransaction)
  }

  private async countUpTo(
    most: number,
    filters: SearchFilters
  ): Promise<number> {
    const { where, values } = condition(filters)
    const [row] = await execute<{ count: number }>(
      this.manager,
      `SELECT count(*)::int AS count FROM (
         SELECT 1 FROM flexpay_transaction WHERE ${where} LIMIT ?) found`,
      [...values, most]
    )
    return row?.count ?? 0
  }

  private async listWhere(
    where: string,
    values: unknown[]
  ): Promise<Transaction[]> {
    const rows = await execute<Transaction>(
      this.manager,
      `SELECT * FROM flexpay_transaction
       WHERE ${where} AND deleted_at IS NULL ORDER BY created_at DESC, id DESC`,
      values
    )
    return rows.map(toTransaction)
  }
}

function condition(filters: SearchFilters): {
  where: string
  values: unknown[]
} {
  const parts = ["deleted_at IS NULL"]
  const values: unknown[] = []
  const add = (part: string, ...parameters: unknown[]) => {
    parts.push(part)
    values.push(...parameters)
  }
  if (filters.q) {
    const digits = filters.q.replace(/\D/g, "")
    // A phone number is found by its last nine digits, however it is written.
    const phone = digits.length >= 9 ? `243${digits.slice(-9)}` : null
    // Each part has an index of its own: one without would have all be read. A
    // cut order number is found by nobody, and is not in its index.
    add(
      `(reference = ? OR (order_number = ? AND redacted_at IS NULL)
        OR operator_reference = ? OR id = ? OR phone = ?
        OR order_id = ANY(?::text[]))`,
      ...Array<string>(4).fill(filters.q),
      phone,
      textArray(filters.order_ids ?? [])
    )
  }
  if (filters.attention) {
    add("attention IS NOT NULL")
  }
  for (const column of [
    "kind",
    "state",
    "operator",
    "currency_code",
  ] as const) {
    if (filters[column] !== undefined) {
      add(`${column} = ?`, filters[column])
    }
  }
  if (filters.created_from) {
    add("created_at >= ?", filters.created_from)
  }
  if (filters.created_to) {
    add("created_at < ?", filters.created_to)
  }
  return { where: parts.join(" AND "), values }
}

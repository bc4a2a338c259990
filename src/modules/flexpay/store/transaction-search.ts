import type { Database } from "./database"
import type { Operator } from "../../../gateway"
import { isOfPeriod } from "../reconciliation/period"
import type { Period } from "../reconciliation/period"
import { joinSql, rawSql, Sql, sql } from "./sql"
import {
  readSupportCode,
  SUPPORT_CODE_LENGTH,
} from "../transaction/support-code"
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

/** By a column, ascending or (`-`) descending; as Medusa's lists have it. */
export const SORT_ORDERS = [
  "created_at",
  "-created_at",
  "attention_at",
  "-attention_at",
  "amount",
  "-amount",
] as const

export interface SearchFilters {
  /** Exact match only: a reference, order number, id, support code or phone number. */
  q?: string
  /** Orders whose number matches the same search. */
  order_ids?: string[]
  /** Transactions of customers that the same search finds. */
  ids?: string[]
  kind?: Transaction["kind"]
  method?: Transaction["method"]
  state?: State
  operator?: Operator
  currency_code?: CurrencyCode
  attention?: boolean
  /** The admin to whom the attention is assigned; null for none. */
  owner_id?: string | null
  created_from?: Date
  /** Exclusive. */
  created_to?: Date
  /** Newest first when absent; no index sorts amounts. */
  order?: (typeof SORT_ORDERS)[number]
  /** Days of the reconciliation. */
  period?: Period
}

export interface SearchPage {
  limit: number
  offset: number
}

/** Sum of succeeded transactions over the whole filter. */
export interface SearchTotal {
  kind: Transaction["kind"]
  currency_code: CurrencyCode
  operator: Operator | null
  count: number
  /** Decimal string, major units. */
  amount: string
}

/** A page of the matching transactions. */
export interface SearchResult {
  transactions: Transaction[]
  /** A minimum where it is not exact. */
  count: number
  count_is_exact: boolean
}

/** A literal, as in the index. */
const CODE_LENGTH = rawSql(String(SUPPORT_CODE_LENGTH))

/**
 * Matches are counted up to the next multiple of this after the page, so that a
 * page costs the same among many transactions as among few.
 */
const COUNTED_BY = 1_000

/** Lists and sums transactions for admins. */
export class TransactionSearch {
  constructor(private readonly database: Database) {}

  /** A page, and a count that goes beyond it. */
  async listAndCount(
    filters: SearchFilters,
    page: SearchPage
  ): Promise<SearchResult> {
    const steps = Math.floor((page.offset + page.limit) / COUNTED_BY) + 1
    const most = steps * COUNTED_BY
    const matches = await this.countUpTo(most + 1, filters)
    const isExact = matches <= most
    return {
      transactions: await this.list(filters, page, { areFew: isExact }),
      count: Math.min(matches, most),
      count_is_exact: isExact,
    }
  }

  /**
   * All pages, newest first. Each begins after the last row of the one before,
   * so that concurrent writes neither repeat nor skip a row.
   */
  async *listAll(
    filters: SearchFilters,
    pageSize: number
  ): AsyncGenerator<Transaction[]> {
    const isMatch = conditionOf(filters)
    let last: Transaction | undefined
    do {
      // A JavaScript date would be less exact than the row's own.
      const isAfterLast = last
        ? sql`AND (created_at, id) < (SELECT created_at, id
            FROM flexpay_transaction WHERE id = ${last.id})`
        : sql``
      const rows: Transaction[] = await this.database.transactions(
        sql`SELECT * FROM flexpay_transaction WHERE ${isMatch} ${isAfterLast}
          ORDER BY created_at DESC, id DESC LIMIT ${pageSize}`
      )
      yield rows
      last = rows.length < pageSize ? undefined : rows.at(-1)
    } while (last)
  }

  /** Sums succeeded transactions; takes time proportional to the matches. */
  async sum(filters: SearchFilters): Promise<SearchTotal[]> {
    return await this.database.rows<SearchTotal>(
      sql`SELECT kind,
          coalesce(received_currency_code, currency_code) AS currency_code,
          operator, count(*)::int AS count,
          sum(coalesce(received_amount, amount))::text AS amount
        FROM flexpay_transaction
        WHERE ${conditionOf(filters)} AND state = 'succeeded'
        GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`
    )
  }

  async countAttention(): Promise<number> {
    return await this.database.count(
      sql`flexpay_transaction
        WHERE attention IS NOT NULL AND deleted_at IS NULL`
    )
  }

  /**
   * The transactions of an order's payment collections, and those that name the
   * order: a payment that awaits approval has no collection.
   */
  async listForOrder(
    orderId: string,
    collectionIds: string[]
  ): Promise<Transaction[]> {
    return await this.listWhere(
      sql`(payment_collection_id = ANY(${collectionIds}::text[])
        OR order_id = ${orderId})`
    )
  }

  async listPayouts(paymentTransactionId: string): Promise<Transaction[]> {
    return await this.listWhere(
      sql`payment_transaction_id = ${paymentTransactionId}`
    )
  }

  /** The newest entries of these transactions' timelines, newest first. */
  async listTimeline(
    transactionIds: string[],
    { limit, types = null }: { limit: number; types?: string[] | null }
  ): Promise<TimelineEntry[]> {
    return await this.database.rows<TimelineEntry>(
      sql`SELECT id, transaction_id, type, data, actor_id, created_at
        FROM flexpay_timeline_entry
        WHERE transaction_id = ANY(${transactionIds}::text[])
          AND deleted_at IS NULL
          AND (${types}::text[] IS NULL OR type = ANY(${types}::text[]))
        ORDER BY created_at DESC, id DESC LIMIT ${limit}`
    )
  }

  private async list(
    filters: SearchFilters,
    { limit, offset }: SearchPage,
    { areFew }: { areFew: boolean }
  ): Promise<Transaction[]> {
    const all = sql`SELECT * FROM flexpay_transaction
      WHERE ${conditionOf(filters)}`
    // PostgreSQL can only guess how many rows match two filters. Where few do,
    // it might read all rows by their date; OFFSET 0 makes it find them first.
    const matches = areFew
      ? sql`SELECT * FROM (${all} OFFSET 0) AS matches`
      : all
    return await this.database.transactions(
      sql`${matches} ORDER BY ${sortOf(filters)} LIMIT ${limit} OFFSET ${offset}`
    )
  }

  private async countUpTo(
    most: number,
    filters: SearchFilters
  ): Promise<number> {
    return await this.database.count(
      sql`(SELECT 1 FROM flexpay_transaction
        WHERE ${conditionOf(filters)} LIMIT ${most}) AS matches`
    )
  }

  private async listWhere(where: Sql): Promise<Transaction[]> {
    return await this.database.transactions(
      sql`SELECT * FROM flexpay_transaction WHERE ${where}
          AND deleted_at IS NULL
        ORDER BY created_at DESC, id DESC`
    )
  }
}

function sortOf({
  attention,
  order = attention ? "-attention_at" : "-created_at",
}: SearchFilters): Sql {
  const direction = order.startsWith("-") ? "DESC" : "ASC"
  return rawSql(`${order.replace("-", "")} ${direction}, id ${direction}`)
}

function conditionOf(filters: SearchFilters): Sql {
  const { q, attention, owner_id, created_from, created_to, period } = filters
  const columns = [
    "kind",
    "method",
    "state",
    "operator",
    "currency_code",
  ] as const
  const conditions = [
    sql`deleted_at IS NULL`,
    q && isQuery(q, filters),
    attention && sql`attention IS NOT NULL`,
    owner_id !== undefined && sql`owner_id IS NOT DISTINCT FROM ${owner_id}`,
    ...columns.map(
      (column) => filters[column] && sql`${rawSql(column)} = ${filters[column]}`
    ),
    created_from && sql`created_at >= ${created_from}`,
    created_to && sql`created_at < ${created_to}`,
    period && isOfPeriod(period),
  ]
  return joinSql(
    conditions.filter((condition) => condition instanceof Sql),
    " AND "
  )
}

/**
 * Each alternative has an index of its own; one without would read all rows. A
 * redacted order number is not in its index.
 */
function isQuery(
  query: string,
  { order_ids = [], ids = [] }: SearchFilters
): Sql {
  const digits = query.replace(/\D/g, "")
  // A phone number matches by its last nine digits, however it is written.
  const phone = digits.length >= 9 ? `243${digits.slice(-9)}` : null
  return sql`(reference = ${query}
    OR (order_number = ${query} AND redacted_at IS NULL)
    OR operator_reference = ${query} OR phone = ${phone}
    OR id = ANY(${[query, ...ids]}::text[])
    OR right(id, ${CODE_LENGTH}) = ${readSupportCode(query)}
    OR order_id = ANY(${order_ids}::text[]))`
}

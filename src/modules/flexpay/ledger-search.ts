import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import type { Operator } from "../../gateway"
import { execute } from "./execute"
import { toTransaction } from "./rows"
import type { CurrencyCode, State, Transaction } from "./transaction"

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

export interface SearchResult {
  transactions: Transaction[]
  count: number
  totals: SearchTotal[]
}

/** Reads the ledger for admins; writes nothing. */
export class LedgerSearch {
  constructor(private readonly manager: SqlEntityManager) {}

  async search(
    filters: SearchFilters,
    { limit, offset }: SearchPage
  ): Promise<SearchResult> {
    const { where, values } = condition(filters)
    const order = filters.attention
      ? "attention_at DESC, id DESC"
      : "created_at DESC, id DESC"
    const [rows, counts, totals] = await Promise.all([
      execute<Transaction>(
        this.manager,
        `SELECT * FROM flexpay_transaction WHERE ${where}
         ORDER BY ${order} LIMIT ? OFFSET ?`,
        [...values, limit, offset]
      ),
      execute<{ count: number }>(
        this.manager,
        `SELECT count(*)::int AS count FROM flexpay_transaction WHERE ${where}`,
        values
      ),
      execute<SearchTotal>(
        this.manager,
        `SELECT kind, coalesce(received_currency_code, currency_code) AS currency_code,
           operator, count(*)::int AS count,
           sum(coalesce(received_amount, amount))::text AS amount
         FROM flexpay_transaction WHERE ${where} AND state = 'succeeded'
         GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
        values
      ),
    ])
    return {
      transactions: rows.map(toTransaction),
      count: counts[0]?.count ?? 0,
      totals,
    }
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
    return await this.list("payment_collection_id = ANY(?::text[])", [
      textArray(collectionIds),
    ])
  }

  async listPayouts(paymentTransactionId: string): Promise<Transaction[]> {
    return await this.list("payment_transaction_id = ?", [paymentTransactionId])
  }

  /** Those of Medusa's refunds of which the ledger knows nothing. */
  async unknownRefunds(refundIds: string[]): Promise<string[]> {
    const rows = await execute<{ refund_id: string }>(
      this.manager,
      `SELECT refund_id FROM flexpay_transaction
       WHERE refund_id = ANY(?::text[]) AND deleted_at IS NULL`,
      [textArray(refundIds)]
    )
    const known = new Set(rows.map(({ refund_id }) => refund_id))
    return refundIds.filter((id) => !known.has(id))
  }

  private async list(where: string, values: unknown[]): Promise<Transaction[]> {
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
      `(reference = ? OR (order_number = ? AND cut_at IS NULL)
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

/** PostgreSQL's spelling of an array; the driver spreads JavaScript's. */
function textArray(ids: string[]): string {
  return `{${ids.map((id) => JSON.stringify(id)).join(",")}}`
}

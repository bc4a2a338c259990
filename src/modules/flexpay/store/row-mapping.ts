import { generateEntityId } from "@medusajs/framework/utils"
import type { Transaction } from "../transaction/transaction"

/** Columns that a guarded write may set. */
export type Patch = Partial<
  Omit<Transaction, "id" | "created_at" | "updated_at">
> & { callback_token_hash?: string }

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
  | "expires_at"
  | "next_check_at"
> & { callback_token_hash: string }

/** A new payout, as written before anything is sent. */
export type NewPayout = Pick<
  Transaction,
  | "reference"
  | "phone"
  | "operator"
  | "currency_code"
  | "order_id"
  | "payment_collection_id"
  | "payment_transaction_id"
  | "refund_id"
  | "replaces_id"
  | "requested_by"
  | "note"
  | "expires_at"
> & { callback_token_hash: string }

/** A row as PostgreSQL gives it: numeric columns come as strings. */
export type Row = Transaction
type Columns = Record<string, unknown>

const NUMERIC = new Set([
  "amount",
  "amount_charged",
  "session_amount",
  "received_amount",
])

/** What an INSERT of this row says. */
export function insertion(transaction: Patch): {
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

/** What an UPDATE with this patch says. */
export function assignment(patch: Patch): {
  assignments: string[]
  values: unknown[]
} {
  const assignments: string[] = []
  const values: unknown[] = []
  for (const [column, value] of Object.entries(patch)) {
    assignments.push(`${column} = ?`)
    values.push(Array.isArray(value) ? textArray(value) : value)
    if (NUMERIC.has(column)) {
      assignments.push(`raw_${column} = ?`)
      values.push(rawAmount(value))
    }
  }
  return { assignments, values }
}

/** PostgreSQL's spelling of an array; the driver spreads JavaScript's. */
export function textArray(texts: readonly string[]): string {
  return `{${texts.map((text) => JSON.stringify(text)).join(",")}}`
}

/** Beside each numeric column Medusa keeps the exact value as JSON. */
function rawAmount(value: unknown): string | null {
  return value == null
    ? null
    : // eslint-disable-next-line @typescript-eslint/no-base-to-string -- a decimal string, or what the driver made of one
      JSON.stringify({ value: String(value), precision: 20 })
}

/** The only row, with its amounts as decimal strings. */
export function first<T extends Transaction>(rows: T[]): T | null {
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

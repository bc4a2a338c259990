import { generateEntityId } from "@medusajs/framework/utils"
import { joinSql, rawSql, sql } from "./sql"
import type { Sql } from "./sql"
import type { Patch, Transaction } from "../transaction/transaction"

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

const NUMERIC = new Set([
  "amount",
  "amount_charged",
  "session_amount",
  "received_amount",
])

/** The columns of a new row, and their values in the same order. */
export function insertion(row: Patch): { columns: Sql; values: Sql } {
  const entries = toEntries({ id: generateEntityId(undefined, "fptx"), ...row })
  return {
    columns: joinSql(
      entries.map(([column]) => rawSql(column)),
      ", "
    ),
    values: joinSql(
      entries.map(([, value]) => sql`${value}`),
      ", "
    ),
  }
}

/** The assignments of an UPDATE with this patch. */
export function assignment(patch: Patch): Sql {
  const assignments = toEntries(patch).map(
    ([column, value]) => sql`${rawSql(column)} = ${value}`
  )
  return joinSql([...assignments, sql`updated_at = now()`], ", ")
}

/** Medusa keeps the exact value of a numeric column in another, as JSON. */
function toEntries(row: Patch & { id?: string }) {
  return Object.entries(row).flatMap(
    ([column, value]): [string, typeof value][] =>
      NUMERIC.has(column)
        ? [
            [column, value],
            [`raw_${column}`, rawAmount(value)],
          ]
        : [[column, value]]
  )
}

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

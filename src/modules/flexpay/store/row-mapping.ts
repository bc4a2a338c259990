import { generateEntityId } from "@medusajs/framework/utils"
import { joinSql, rawSql, sql } from "./sql"
import type { Sql } from "./sql"
import type { Columns, Transaction } from "../transaction/transaction"

/** A row as it is written before anything is sent. */
export type NewTransaction = Columns &
  Pick<
    Transaction,
    | "kind"
    | "method"
    | "state"
    | "reference"
    | "amount"
    | "currency_code"
    | "session_amount"
    | "expires_at"
  > & { callback_token_hash: string }

const AMOUNTS: ReadonlySet<string> = new Set([
  "amount",
  "amount_charged",
  "session_amount",
  "received_amount",
] satisfies (keyof Transaction)[])

/** The columns of a new row, and their values in the same order. */
export function insertion(row: NewTransaction): { columns: Sql; values: Sql } {
  const entries = toEntries({ id: generateEntityId(undefined, "fptx"), ...row })
  const columns = entries.map(([column]) => rawSql(column))
  const values = entries.map(([, value]) => sql`${value}`)
  return { columns: joinSql(columns, ", "), values: joinSql(values, ", ") }
}

/**
 * The assignments of an UPDATE of these columns. An attention that ends is no
 * longer assigned to an admin.
 */
export function assignment(values: Columns): Sql {
  const ended = values.attention === null && { owner_id: null }
  const assignments = toEntries({ ...values, ...ended }).map(
    ([column, value]) => sql`${rawSql(column)} = ${value}`
  )
  return joinSql([...assignments, sql`updated_at = now()`], ", ")
}

/** Medusa keeps the exact value of a numeric column in another, as JSON. */
function toEntries(row: Columns & { id?: string }) {
  return Object.entries(row).flatMap(
    ([column, value]): [string, typeof value][] =>
      AMOUNTS.has(column)
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

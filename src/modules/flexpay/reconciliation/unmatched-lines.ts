import type { Database } from "../store/database"
import { sql } from "../store/sql"
import type { Sql } from "../store/sql"
import type { CurrencyCode, Transaction } from "../transaction/transaction"
import type { Break } from "./types"

/**
 * The name of a line without a transaction. As JSON, so that the same text never
 * stands for different columns.
 */
export const LINE_SUBJECT = sql`jsonb_build_array(line.kind, line.currency_code,
  line.reference, line.order_number)::text`

/**
 * The amount of a line as its kind counts it: a payment's has the file's sign,
 * and a payout leaves whether the file writes it with a minus or without.
 */
export const LINE_AMOUNT = sql`CASE line.kind WHEN 'payout' THEN abs(line.amount)
  ELSE line.amount END`

/** What FlexPay's export says about a break of kind `flexpay_only`. */
export interface UnmatchedLine {
  kind: "payment" | "payout"
  /** Masked where it holds a number. */
  reference: string | null
  /** Without the phone number that ends it. */
  order_number: string | null
  /** Decimal string, major units; the sum of equally named lines. */
  amount: string
  currency_code: CurrencyCode
}

/** The id of a break, the same in all comparisons. */
export function breakIdOf(day: string | Sql, kind: Sql, subject: Sql): Sql {
  return sql`'fpbr_' || md5(${day}::text || ' ' || ${kind} || ' ' || ${subject})`
}

/** Whether a row `line` is one that a break is about. */
function isLineOf({ id, day }: Pick<Break, "id" | "day">): Sql {
  return sql`line.transaction_id IS NULL AND line.paid
    AND line.deleted_at IS NULL AND ${LINE_AMOUNT} >= 0
    AND line.export_file_id IN (SELECT file.id FROM flexpay_export_file AS file
      WHERE file.day = ${day} AND file.replaced_at IS NULL
        AND file.deleted_at IS NULL)
    AND ${breakIdOf(day, sql`'flexpay_only'`, LINE_SUBJECT)} = ${id}`
}

/** @returns null where the files of the day no longer have the line */
export async function findUnmatchedLine(
  database: Database,
  item: Pick<Break, "id" | "day">
): Promise<UnmatchedLine | null> {
  const [line, ...more] = await database.rows<UnmatchedLine>(
    sql`SELECT line.kind, line.reference, line.order_number,
        line.currency_code, trim_scale(sum(${LINE_AMOUNT}))::text AS amount
      FROM flexpay_export_line AS line WHERE ${isLineOf(item)}
      GROUP BY line.kind, line.reference, line.order_number,
        line.currency_code`
  )
  return line && more.length === 0 ? line : null
}

/**
 * Names the transaction that an operator records of a break's line.
 * @returns false when the break was closed meanwhile
 */
export async function nameTransaction(
  database: Database,
  breakId: string,
  transactionId: string
): Promise<boolean> {
  const item = await database.row(
    sql`UPDATE flexpay_break SET transaction_id = ${transactionId},
        updated_at = now()
      WHERE id = ${breakId} AND closed_at IS NULL RETURNING id`
  )
  return item !== null
}

/** Undoes it: the line may be recorded again. */
export async function forgetTransaction(
  database: Database,
  transactionId: string
): Promise<void> {
  await database.rows(
    sql`UPDATE flexpay_break SET transaction_id = NULL, updated_at = now()
      WHERE ${isBreakOf(transactionId)}`
  )
}

/** Closes the break of a recorded payment, and gives its line the transaction. */
export async function closeRecordedBreak(
  database: Database,
  { id, note }: Pick<Transaction, "id" | "note">,
  actorId: string
): Promise<void> {
  const items = await database.rows<Pick<Break, "id" | "day">>(
    sql`SELECT id, day FROM flexpay_break WHERE ${isBreakOf(id)}`
  )
  for (const item of items) {
    await database.rows(
      sql`UPDATE flexpay_export_line AS line
        SET transaction_id = ${id}, updated_at = now()
        WHERE ${isLineOf(item)}`
    )
  }
  await database.rows(
    sql`UPDATE flexpay_break SET closed_at = now(), closed_by = ${actorId},
        note = ${note}, updated_at = now()
      WHERE ${isBreakOf(id)} AND closed_at IS NULL`
  )
}

function isBreakOf(transactionId: string): Sql {
  return sql`transaction_id = ${transactionId} AND kind = 'flexpay_only'
    AND deleted_at IS NULL`
}

import type { Database } from "../store/database"
import { sql } from "../store/sql"
import { boundsOf, isOfDay } from "./day-tables"
import type { ExportLine } from "./export-file/types"

/**
 * Finds the transactions of lines whose order number or reference a spreadsheet
 * has rounded. One belongs to a line if it alone of the day's fits the digits that
 * are left, the amount and the currency, and fits no other of these lines.
 *
 * @returns references by the line's number in the file
 */
export async function matchRoundedKeys(
  database: Database,
  day: string,
  lines: ExportLine[]
): Promise<ReadonlyMap<number, string>> {
  const entries = lines.flatMap(({ line, rounded, amount, currency_code }) =>
    rounded ? [{ line, ...rounded.range, amount, currency_code }] : []
  )
  if (entries.length === 0) {
    return new Map()
  }
  const bounds = await boundsOf(database, day)
  const matches = await database.rows<{ line: number; reference: string }>(
    sql`WITH numbered AS (
        SELECT tx.reference, tx.amount, tx.currency_code, key.number::numeric
        FROM flexpay_transaction AS tx
        CROSS JOIN LATERAL unnest(ARRAY[tx.order_number, tx.reference]) AS key (number)
        WHERE ${isOfDay(bounds)} AND key.number ~ '^[0-9]+$'),
      fitting AS (
        SELECT DISTINCT entry.line, numbered.reference
        FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) AS entry
          (line int, "from" numeric, "to" numeric, amount numeric, currency_code text)
        JOIN numbered ON numbered.number >= entry."from"
          AND numbered.number < entry."to"
          AND numbered.amount = abs(entry.amount)
          AND numbered.currency_code = entry.currency_code)
      SELECT line, reference FROM (
        SELECT *, count(*) OVER (PARTITION BY line) AS of_line,
          count(*) OVER (PARTITION BY reference) AS of_transaction
        FROM fitting) AS counted
      WHERE of_line = 1 AND of_transaction = 1`
  )
  return new Map(matches.map(({ line, reference }) => [line, reference]))
}

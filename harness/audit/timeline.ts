import type { Database } from "../postgres/database"

const TRANSACTION = /fptx_\w+/g
/** Requests and answers are longer: only their beginning is shown. */
const SHOWN_OF_ENTRY = 300

/**
 * The state and the timeline of each transaction that some lines name, and of
 * the other transactions of the same payments.
 */
export async function timelinesOf(
  database: Pick<Database, "query">,
  lines: readonly string[]
): Promise<string[]> {
  const named = [
    ...new Set(lines.flatMap((line) => line.match(TRANSACTION) ?? [])),
  ]
  const rows = await database.query<{ id: string; line: string }>(
    `SELECT id, concat_ws(' ', id, kind, state, disposition, attention,
       'synced ' || synced_state, amount, 'received ' || received_amount, currency_code,
       'of ' || payment_transaction_id, 'refund ' || refund_id,
       'replaces ' || replaces_id, order_id) AS line
     FROM flexpay_transaction t
     WHERE COALESCE(payment_transaction_id, id) IN (
       SELECT COALESCE(payment_transaction_id, id) FROM flexpay_transaction
       WHERE id IN (SELECT jsonb_array_elements_text($1::jsonb)))
     ORDER BY COALESCE(payment_transaction_id, id), created_at`,
    [JSON.stringify(named)]
  )
  const timelines = await Promise.all(
    rows.map(async ({ id, line }) => [line, ...(await entriesOf(database, id))])
  )
  return timelines.flat()
}

async function entriesOf(
  database: Pick<Database, "query">,
  id: string
): Promise<string[]> {
  const entries = await database.query<{ line: string }>(
    `SELECT left(concat_ws(' ', to_char(created_at, 'HH24:MI:SS.MS'), type,
       data::text), ${SHOWN_OF_ENTRY}) AS line
     FROM flexpay_timeline_entry WHERE transaction_id = $1 ORDER BY created_at, id`,
    [id]
  )
  return entries.map(({ line }) => `  ${line}`)
}

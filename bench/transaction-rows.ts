import type { Database } from "../harness/postgres/database"

/** Pending and due transactions: as many in a large store as in a small one. */
export const DUE = 200
/** Transactions with an attention, as many in both as well. */
const ATTENTION = 30
/** The time over which the rows are spread: as long as phones are kept. */
const SPREAD = "13 months"

/**
 * Inserts transactions as a year of trade would: most are final; the pending ones
 * and those with an attention are the youngest. Row `n` has the reference `R<n>`.
 */
export async function fillTransactions(
  database: Database,
  rows: number
): Promise<void> {
  const indexes = await database.query<{ name: string; definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
     WHERE tablename = 'flexpay_transaction' AND indexname NOT LIKE '%pkey'`
  )
  // Twenty indexes, each kept up row by row, take minutes.
  await database.query(
    indexes.map(({ name }) => `DROP INDEX "${name}"`).join(";")
  )
  await database.query(
    `INSERT INTO flexpay_transaction (id, kind, method, state, synced_state,
       reference, callback_token_hash, order_number, operator_reference, phone,
       operator, amount, raw_amount, session_amount, raw_session_amount,
       currency_code, payment_collection_id, payment_session_id, order_id,
       attention, attention_at, expires_at, finalized_at, next_check_at,
       created_at, updated_at)
     SELECT 'fptx_' || n, kind, 'mobile_money', state,
       CASE WHEN is_open THEN NULL ELSE state END,
       'R' || n, md5(n::text), 'ON' || n, 'PR' || n,
       '24381' || lpad((n % 400000)::text, 7, '0'),
       (ARRAY['vodacom', 'orange', 'airtel', 'africell'])[1 + n % 4],
       amount, raw, amount, raw, (ARRAY['cdf', 'cdf', 'usd'])[1 + n % 3],
       'pay_col_' || n, 'payses_' || n,
       CASE WHEN state = 'succeeded' THEN 'order_' || n END,
       CASE WHEN needs_attention THEN 'paid_twice' END,
       CASE WHEN needs_attention THEN time END,
       time + interval '5 minutes', CASE WHEN NOT is_open THEN time END,
       CASE WHEN is_open THEN now() - interval '1 second'
         WHEN time > now() - interval '3 days' THEN time + interval '4 days' END,
       time, time
     FROM (
       SELECT n, n <= $2 AS is_open, n > $2 AND n <= $2 + $3 AS needs_attention,
         CASE WHEN n % 20 = 0 THEN 'payout' ELSE 'payment' END AS kind,
         CASE WHEN n <= $2 THEN 'pending'
           WHEN n % 7 = 0 THEN 'failed' ELSE 'succeeded' END AS state,
         1000 + n % 9000 AS amount,
         jsonb_build_object('value', (1000 + n % 9000)::text, 'precision', 20)
           AS raw,
         now() - (n - 1) * ($4::interval / $1::int) AS time
       FROM generate_series(1, $1::int) n) AS rows`,
    [rows, DUE, ATTENTION, SPREAD]
  )
  await database.query(
    [
      "SET maintenance_work_mem = '256MB'",
      ...indexes.map(({ definition }) => definition),
    ].join(";")
  )
  await database.query("VACUUM ANALYZE flexpay_transaction")
}

/** Makes the open ones due again. */
export async function scheduleCheckNow(database: Database): Promise<void> {
  await database.query(
    `UPDATE flexpay_transaction SET next_check_at = now() - interval '1 second'
     WHERE id = ANY (SELECT 'fptx_' || n FROM generate_series(1, $1::int) n)`,
    [DUE]
  )
}

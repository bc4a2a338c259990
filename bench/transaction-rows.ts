import { insertTransactions } from "../harness/transaction-rows"
import type { Database } from "../harness/postgres/database"

/** Pending and due transactions: as many in a large store as in a small one. */
export const DUE = 200
/** Transactions with an attention, as many in both as well. */
const ATTENTION = 30
/** The time over which the rows are spread: as long as phones are kept. */
const SPREAD = "13 months"

// $1 rows, of which $2 are due and the next $3 need attention, over $4.
const IS_OPEN = "n <= $2"
const NEEDS_ATTENTION = "n > $2 AND n <= $2 + $3"
const TIME = "now() - (n - 1) * ($4::interval / $1::int)"
const STATE = `CASE WHEN ${IS_OPEN} THEN 'pending'
  WHEN n % 7 = 0 THEN 'failed' ELSE 'succeeded' END`

const COLUMNS = {
  kind: "CASE WHEN n % 20 = 0 THEN 'payout' ELSE 'payment' END",
  state: STATE,
  synced_state: `CASE WHEN ${IS_OPEN} THEN NULL ELSE ${STATE} END`,
  order_number: "'ON' || n",
  operator_reference: "'PR' || n",
  phone: "'24381' || lpad((n % 400000)::text, 7, '0')",
  operator: "(ARRAY['vodacom', 'orange', 'airtel', 'africell'])[1 + n % 4]",
  amount: "1000 + n % 9000",
  currency_code: "(ARRAY['cdf', 'cdf', 'usd'])[1 + n % 3]",
  payment_collection_id: "'pay_col_' || n",
  payment_session_id: "'payses_' || n",
  order_id: `CASE WHEN ${STATE} = 'succeeded' THEN 'order_' || n END`,
  attention: `CASE WHEN ${NEEDS_ATTENTION} THEN 'paid_twice' END`,
  attention_at: `CASE WHEN ${NEEDS_ATTENTION} THEN ${TIME} END`,
  expires_at: `${TIME} + interval '5 minutes'`,
  finalized_at: `CASE WHEN NOT (${IS_OPEN}) THEN ${TIME} END`,
  next_check_at: `CASE WHEN ${IS_OPEN} THEN now() - interval '1 second'
    WHEN ${TIME} > now() - interval '3 days' THEN ${TIME} + interval '4 days' END`,
  created_at: TIME,
  updated_at: TIME,
}

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
  await database.query(insertTransactions("$1::int", COLUMNS), [
    rows,
    DUE,
    ATTENTION,
    SPREAD,
  ])
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

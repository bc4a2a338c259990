import type { Database } from "../store/database"
import { sql } from "../store/sql"
import { hasSuccessor, IS_UNPAID } from "../store/states-sql"

/**
 * Whether a payout counts against the limit of 24 hours. One that waits for
 * approval may be sent at any time; one that was sent again counts no more.
 */
const COUNTS_TODAY = sql`kind = 'payout' AND deleted_at IS NULL
  AND NOT ${IS_UNPAID}
  AND (state = 'succeeded' OR NOT ${hasSuccessor("flexpay_transaction")})
  AND (state = 'awaiting_approval'
    OR COALESCE(sent_at, created_at) > now() - interval '24 hours')`

/** Sums the payouts of 24 hours. @returns decimal string, major units */
export async function sumOfDay(
  database: Database,
  currencyCode: string
): Promise<string> {
  const { sum } = await database.one<{ sum: string }>(
    sql`SELECT COALESCE(sum(amount), 0)::text AS sum FROM flexpay_transaction
      WHERE ${COUNTS_TODAY} AND currency_code = ${currencyCode}`
  )
  return sum
}

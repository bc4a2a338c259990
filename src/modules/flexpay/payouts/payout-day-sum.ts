import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import { execute } from "../store/execute"

/**
 * Those that count against today's limit: one not sent yet may go any time, and
 * one that was sent again counts no more.
 */
const OF_THE_DAY = `kind = 'payout' AND deleted_at IS NULL
  AND state NOT IN ('refused', 'failed', 'canceled')
  AND (state = 'succeeded' OR NOT EXISTS (SELECT 1 FROM flexpay_transaction later
    WHERE later.replaces_id = flexpay_transaction.id
      AND later.state <> 'canceled' AND later.deleted_at IS NULL))
  AND (state = 'awaiting_approval'
    OR COALESCE(sent_at, created_at) > now() - interval '24 hours')`

/** What counts against the limit of the day, in major units of the currency. */
export async function sumOfDay(
  manager: SqlEntityManager,
  currencyCode: string
): Promise<string> {
  const [row] = await execute<{ sum: string }>(
    manager,
    `SELECT COALESCE(sum(amount), 0)::text AS sum FROM flexpay_transaction
     WHERE ${OF_THE_DAY} AND currency_code = ?`,
    [currencyCode]
  )
  return row?.sum ?? "0"
}

import { Modules } from "@medusajs/framework/utils"
import type { ShopUnderTest } from "./describe-shop"

/** Runs the job as Medusa's scheduler does. */
export async function runJob({ getContainer }: ShopUnderTest): Promise<void> {
  await getContainer()
    .resolve(Modules.WORKFLOW_ENGINE)
    .run("job-recheck-flexpay-transactions", { input: {} })
}

/** Pushes whose time to check has come, and of which FlexPay knows nothing. */
export async function insertDue(
  { records }: ShopUnderTest,
  count: number
): Promise<void> {
  await records.sql("DELETE FROM flexpay_job", [])
  await records.sql(
    `INSERT INTO flexpay_transaction (id, kind, method, state, reference,
       callback_token_hash, order_number, amount, raw_amount, session_amount,
       raw_session_amount, currency_code, payment_collection_id, expires_at,
       next_check_at)
     SELECT 'fptx_' || n, 'payment', 'mobile_money', 'pending', 'R' || n, n,
       'NOBODYS' || n, 1, '{}', 1, '{}', 'cdf', n, now() + interval '5 minutes',
       now()
     FROM generate_series(1, ?::int) n`,
    [count]
  )
}

/** How many have waited for a worker since their time came. */
export async function countDue({ records }: ShopUnderTest): Promise<number> {
  const rows = await records.sql(
    "SELECT id FROM flexpay_transaction WHERE next_check_at <= now()"
  )
  return rows.length
}

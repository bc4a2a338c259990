import { Modules } from "@medusajs/framework/utils"
import type { ShopUnderTest } from "./describe-shop"
import { insertTransactions } from "../../harness/transaction-rows"

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
  const insert = insertTransactions("?::int", {
    order_number: "'UNKNOWN' || n",
    payment_collection_id: "n",
    next_check_at: "now()",
  })
  await records.sql(insert, [count])
}

/** How many have waited for a worker since their time came. */
export async function countDue({ records }: ShopUnderTest): Promise<number> {
  const rows = await records.sql(
    "SELECT id FROM flexpay_transaction WHERE next_check_at <= now()"
  )
  return rows.length
}

import type { ShopUnderTest } from "../setup/describe-shop"
import { Modules } from "@medusajs/framework/utils"
import { countQueries } from "../setup/count-queries"
import { insertTransactions } from "../../harness/transaction-rows"

export function describeRecoveryQueries(test: ShopUnderTest): void {
  describe("the recovery job", () => {
    it("the recovery job needs no more queries for orders that it handled before", async () => {
      const before = await countQueries(runJob)
      await insertHandledOrders(20)

      const after = await countQueries(runJob)

      expect(after.length).toBeLessThanOrEqual(before.length)
    })

    async function runJob(): Promise<void> {
      await test
        .getContainer()
        .resolve(Modules.WORKFLOW_ENGINE)
        .run("job-recover-flexpay-refunds", { input: {} })
    }

    /** Canceled orders that kept their payments, which an operator handles. */
    async function insertHandledOrders(count: number): Promise<void> {
      const rows = "FROM generate_series(1, ?::int) n"
      const amount = `28000, '{"value": "28000", "precision": 20}'`
      for (const query of [
        `INSERT INTO "order" (id, currency_code, status, canceled_at)
         SELECT 'order_' || n, 'cdf', 'canceled', now() ${rows}`,
        `INSERT INTO payment_collection (id, currency_code, amount, raw_amount)
         SELECT 'paycol_' || n, 'cdf', ${amount} ${rows}`,
        `INSERT INTO order_payment_collection (id, order_id, payment_collection_id)
         SELECT 'ordpay_' || n, 'order_' || n, 'paycol_' || n ${rows}`,
        `INSERT INTO payment (id, currency_code, amount, raw_amount, provider_id,
           payment_collection_id, payment_session_id, data)
         SELECT 'pay_' || n, 'cdf', ${amount}, 'pp_flexpay_flexpay',
           'paycol_' || n, 'payses_' || n,
           jsonb_build_object('transaction_id', 'fptx_' || n) ${rows}`,
        `INSERT INTO capture (id, amount, raw_amount, payment_id)
         SELECT 'capt_' || n, ${amount}, 'pay_' || n ${rows}`,
        insertTransactions("?::int", {
          state: "'succeeded'",
          synced_state: "'succeeded'",
          amount: "28000",
          payment_collection_id: "'paycol_' || n",
          order_id: "'order_' || n",
          disposition: "'booked'",
          attention: "'order_canceled'",
          attention_at: "now()",
          order_canceled_at: "now()",
        }),
      ]) {
        await test.records.sql(query, [count])
      }
    }
  })
}

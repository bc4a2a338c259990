import { Modules } from "@medusajs/framework/utils"
import { countQueries } from "./setup/count-queries"
import { describeShop } from "./setup/describe-shop"

describeShop("the recovery job", {}, (test) => {
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
      `INSERT INTO flexpay_transaction (id, kind, method, state, reference,
         callback_token_hash, amount, raw_amount, session_amount,
         raw_session_amount, currency_code, payment_collection_id, order_id,
         expires_at, disposition, synced_state, attention, attention_at,
         order_canceled_at)
       SELECT 'fptx_' || n, 'payment', 'mobile_money', 'succeeded', 'R' || n, n,
         ${amount}, ${amount}, 'cdf', 'paycol_' || n, 'order_' || n, now(),
         'booked', 'succeeded', 'order_canceled', now(), now() ${rows}`,
    ]) {
      await test.records.sql(query, [count])
    }
  }
})

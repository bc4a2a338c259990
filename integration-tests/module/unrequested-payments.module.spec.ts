import { insertTransactions } from "../../harness/transaction-rows"
import { readMetrics } from "../../src/modules/flexpay/health/metrics"
import { Database } from "../../src/modules/flexpay/store/database"
import { describeModule } from "../setup/describe-module"

const PHONE = "243812345678"

/** Payments that ended a while ago, and were approved or rejected. */
const ROWS = {
  phone: `'${PHONE}'`,
  operator: "'vodacom'",
  state: "CASE WHEN n % 2 = 0 THEN 'succeeded' ELSE 'canceled' END",
  created_at: "now() - interval '20 minutes'",
  finalized_at: "now() - interval '10 minutes'",
}

describeModule("payments that no request started", {}, (fixture) => {
  const insert = async (columns: Record<string, string>) =>
    await fixture.sql(insertTransactions("20", { ...ROWS, ...columns }))
  const limitOf = async () =>
    await fixture.flexpay.payments.findReachedLimit(
      { payment_collection_id: null, phone: PHONE, caller_hash: null },
      fixture.flexpay.options
    )

  it("payments that an operator recorded count neither as pushes nor as lost callbacks", async () => {
    await insert({ requested_by: "'user_1'", sent_at: "now()" })

    const { finalized, outcomes } = await readMetrics(
      new Database(fixture.manager)
    )

    expect(await limitOf()).toBeNull()
    expect(finalized.count).toBe(0)
    expect(outcomes).toEqual([])
  })

  it("payments of the same number that shoppers requested count as both", async () => {
    await insert({ payment_session_id: "'payses_' || n" })

    const { finalized, outcomes } = await readMetrics(
      new Database(fixture.manager)
    )

    expect(await limitOf()).toBe("phone")
    expect(finalized).toEqual({ count: 10, without_callback: 10 })
    expect(outcomes).toEqual([
      { operator: "vodacom", ended: 20, succeeded: 10 },
    ])
  })
})

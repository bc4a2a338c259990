import { describeModule } from "../setup/describe-module"
import {
  QueryRecorder,
  withoutClock,
} from "../../harness/postgres/query-recorder"
import {
  MEDUSA_TABLES,
  createRefundTables,
  insertSuccess,
} from "../setup/refund-tables"
import { scansWithoutId } from "../setup/scans-without-id"
import type { UnpaidRefund } from "../../src/modules/flexpay/store/missing-payouts"
import { ulidTimePrefix } from "../../src/modules/flexpay/reconciliation/ulid-time"

const HOUR_MS = 60 * 60 * 1000
const RECENT = {
  created_from: new Date(Date.now() - 24 * HOUR_MS),
  created_to: new Date(Date.now() + HOUR_MS),
}

describeModule("Missing payouts", {}, (fixture) => {
  beforeEach(async () => await createRefundTables(fixture))

  it("are found by the index of an id in each of Medusa's tables", async () => {
    await fillTables(3_000)
    const { missingPayouts } = fixture.flexpay
    const recorder = new QueryRecorder()
    try {
      await missingPayouts
        .listRefunds({ from: RECENT.created_from, to: RECENT.created_to })
        .next()
      for (const scope of [{ order_id: "order_1" }, RECENT]) {
        await missingPayouts.listCanceledCollections(scope)
        await missingPayouts.listKeptPayments(scope)
      }
    } finally {
      recorder.stop()
    }

    // A new connection sends queries of its own.
    const queries = withoutClock(recorder.take()).filter((query) =>
      query.includes("FROM")
    )
    expect(queries).toHaveLength(5)
    for (const query of queries) {
      const scans = await scansWithoutId(fixture.database, query, MEDUSA_TABLES)
      expect({ query, scans }).toEqual({ query, scans: [] })
    }
  })

  it("would not be found by the dates of Medusa's tables", async () => {
    for (const query of [
      `SELECT id FROM refund WHERE created_at > $1 AND created_at < $2`,
      `SELECT id FROM "order" WHERE canceled_at > $1`,
    ]) {
      const scans = await scansWithoutId(fixture.database, query, MEDUSA_TABLES)
      expect(scans).toHaveLength(1)
    }
  })

  describe("listRefunds", () => {
    const period = {
      from: new Date(Date.now() - 72 * HOUR_MS),
      to: new Date(Date.now() - HOUR_MS),
    }

    it("lists each refund of a period without a payout, over many pages", async () => {
      await insertRefunds(450)

      const refunds = await listRefunds()

      expect(new Set(refunds.map(({ id }) => id)).size).toBe(450)
      expect(refunds[0]).toEqual({
        id: refundId(1),
        amount: "5000",
        created_by: "user_1",
        payment_id: "pay_1",
        note: null,
        payment_transaction_id: "fptx_1",
      })
    })

    it.each([
      ["of another provider", "UPDATE refund SET payment_id = 'pay_2'"],
      [
        "that FlexPay itself paid",
        `UPDATE refund SET metadata = '{"flexpay_reversal_of": "fptx_1"}'`,
      ],
      [
        "before the period",
        "UPDATE refund SET created_at = now() - interval '4 days'",
      ],
      ["after the period", "UPDATE refund SET created_at = now()"],
    ])("leaves out a refund %s", async (_, change) => {
      await insertRefunds(1)
      await fixture.sql(change)

      expect(await listRefunds()).toEqual([])
    })

    it("leaves out a refund with a payout, and no other", async () => {
      await insertRefunds(2)
      await insertSuccess(fixture, {
        kind: "payout",
        id: "fptx_2",
        payment_collection_id: "paycol_1",
      })
      await fixture.sql(
        `UPDATE flexpay_transaction SET refund_id = '${refundId(1)}'`
      )

      expect(await listRefunds()).toMatchObject([{ id: refundId(2) }])
    })

    async function listRefunds(): Promise<UnpaidRefund[]> {
      const refunds: UnpaidRefund[] = []
      for await (const refund of fixture.flexpay.missingPayouts.listRefunds(
        period
      )) {
        refunds.push(refund)
      }
      return refunds
    }

    async function insertRefunds(count: number): Promise<void> {
      for (let index = 1; index <= count; index++) {
        await fixture.sql(
          `INSERT INTO refund (id, payment_id, amount, raw_amount, created_by,
             created_at)
           VALUES ('${refundId(index)}', 'pay_1', 5000, '{"value": "5000"}',
             'user_1', now() - interval '2 hours')`
        )
      }
    }
  })

  /** Rows of others, so that reading a whole table is dear. */
  async function fillTables(count: number): Promise<void> {
    const rows = `FROM generate_series(1, ${count}) n`
    for (const query of [
      `INSERT INTO "order" (id) SELECT 'order_' || n ${rows}`,
      `INSERT INTO order_payment_collection
       SELECT 'order_' || n, 'paycol_' || n ${rows}`,
      `INSERT INTO payment (id, provider_id, payment_collection_id, data)
       SELECT 'pay_x' || n, 'pp_flexpay_flexpay', 'paycol_' || n, '{}' ${rows}`,
      `INSERT INTO capture (id, payment_id, amount)
       SELECT 'capt_' || n, 'pay_x' || n, 1 ${rows}`,
      `INSERT INTO refund (id, payment_id, amount, created_at)
       SELECT 'ref_' || n, 'pay_x' || n, 1, now() - n * interval '1 hour' ${rows}`,
      ...MEDUSA_TABLES.map((table) => `ANALYZE "${table}"`),
    ]) {
      await fixture.sql(query)
    }
  }
})

function refundId(index: number): string {
  const time = ulidTimePrefix(Date.now() - 2 * HOUR_MS).slice(0, -4)
  return `ref_${time}${String(index).padStart(20, "0")}`
}

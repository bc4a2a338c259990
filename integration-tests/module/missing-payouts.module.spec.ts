import { insertTransactions } from "../../harness/transaction-rows"
import { describeModule } from "../setup/describe-module"
import {
  QueryRecorder,
  withoutClock,
} from "../../harness/postgres/query-recorder"
import { scansWithoutId } from "../setup/scans-without-id"
import type { UnpaidRefund } from "../../src/modules/flexpay/store/missing-payouts"
import { ulidTimePrefix } from "../../src/modules/flexpay/reconciliation/ulid-time"

const HOUR_MS = 60 * 60 * 1000
const RECENT = {
  created_from: new Date(Date.now() - 24 * HOUR_MS),
  created_to: new Date(Date.now() + HOUR_MS),
}

/** Medusa's tables, as far as they are read here. */
const MEDUSA = [
  `CREATE TABLE "order" (id text PRIMARY KEY, canceled_at timestamptz,
     deleted_at timestamptz)`,
  `CREATE TABLE order_payment_collection (order_id text,
     payment_collection_id text, deleted_at timestamptz)`,
  `CREATE TABLE payment (id text PRIMARY KEY, provider_id text,
     payment_collection_id text, data jsonb, deleted_at timestamptz)`,
  `CREATE TABLE capture (id text PRIMARY KEY, payment_id text, amount numeric,
     deleted_at timestamptz)`,
  `CREATE TABLE refund (id text PRIMARY KEY, payment_id text, amount numeric,
     raw_amount jsonb, created_by text, note text, metadata jsonb,
     created_at timestamptz, deleted_at timestamptz)`,
  // The indexes that Medusa's migrations create.
  "CREATE INDEX ON order_payment_collection (order_id)",
  "CREATE INDEX ON order_payment_collection (payment_collection_id)",
  "CREATE INDEX ON payment (payment_collection_id) WHERE deleted_at IS NULL",
  "CREATE INDEX ON capture (payment_id) WHERE deleted_at IS NULL",
  "CREATE INDEX ON refund (payment_id) WHERE deleted_at IS NULL",
]
const TABLES = [
  "order",
  "order_payment_collection",
  "payment",
  "capture",
  "refund",
]

describeModule("Missing payouts", {}, (fixture) => {
  beforeEach(async () => {
    for (const table of MEDUSA) {
      await fixture.sql(table)
    }
    await fixture.sql(
      `INSERT INTO payment (id, provider_id, payment_collection_id, data) VALUES
         ('pay_1', 'pp_flexpay_flexpay', 'paycol_1', '{"transaction_id": "fptx_1"}'),
         ('pay_2', 'pp_system_default', 'paycol_2', '{}')`
    )
  })

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
      const scans = await scansWithoutId(fixture.database, query, TABLES)
      expect({ query, scans }).toEqual({ query, scans: [] })
    }
  })

  it("would not be found by the dates of Medusa's tables", async () => {
    for (const query of [
      `SELECT id FROM refund WHERE created_at > $1 AND created_at < $2`,
      `SELECT id FROM "order" WHERE canceled_at > $1`,
    ]) {
      const scans = await scansWithoutId(fixture.database, query, TABLES)
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
      await insertTransaction({ kind: "payout", id: "fptx_2" })
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

  describe("canceled orders", () => {
    beforeEach(async () => {
      await insertTransaction({ kind: "payment", id: "fptx_1" })
      await fixture.sql(
        `INSERT INTO "order" (id, canceled_at) VALUES ('order_1', now())`
      )
      await fixture.sql(
        `INSERT INTO order_payment_collection VALUES ('order_1', 'paycol_1')`
      )
      await fixture.sql(
        `INSERT INTO capture (id, payment_id, amount) VALUES ('capt_1', 'pay_1', 5000)`
      )
    })

    it.each([[{ order_id: "order_1" }], [RECENT]])(
      "are found with the payment that they keep, by %p",
      async (scope) => {
        expect(await list(scope)).toEqual([["paycol_1"], ["fptx_1"]])
      }
    )

    it.each([
      [{ order_id: "order_2" }],
      [{ created_from: new Date(0), created_to: RECENT.created_from }],
    ])("are not found by %p", async (scope) => {
      expect(await list(scope)).toEqual([[], []])
    })

    it.each([
      [
        "was refunded",
        "INSERT INTO refund (id, payment_id, amount) VALUES ('ref_1', 'pay_1', 5000)",
      ],
      [
        "needs attention",
        "UPDATE flexpay_transaction SET attention = 'reversed'",
      ],
      ["did not succeed", "UPDATE flexpay_transaction SET state = 'reversed'"],
      [
        "was raised before",
        `INSERT INTO flexpay_timeline_entry (id, transaction_id, type, data)
         VALUES ('fpte_1', 'fptx_1', 'attention', '{"attention": "order_canceled"}')`,
      ],
    ])("keep no payment that %s", async (_, change) => {
      await fixture.sql(change)

      expect(await list({ order_id: "order_1" })).toEqual([["paycol_1"], []])
    })

    it("keep no payment with a payout that needs attention", async () => {
      await insertTransaction({ kind: "payout", id: "fptx_2" })
      await fixture.sql(
        `UPDATE flexpay_transaction SET payment_transaction_id = 'fptx_1',
           attention = 'payout_refused' WHERE id = 'fptx_2'`
      )

      expect(await list({ order_id: "order_1" })).toEqual([["paycol_1"], []])
    })

    it.each([
      [
        "canceled days ago",
        `UPDATE "order" SET canceled_at = now() - interval '4 days'`,
      ],
      ["not canceled", `UPDATE "order" SET canceled_at = NULL`],
      ["deleted", `UPDATE "order" SET deleted_at = now()`],
    ])("are not found if %s", async (_, change) => {
      await fixture.sql(change)

      expect(await list({ order_id: "order_1" })).toEqual([[], []])
    })

    it("are not found again once their attempts are marked", async () => {
      await fixture.flexpay.payments.noteCanceledOrder(["paycol_1"])

      expect((await list({ order_id: "order_1" }))[0]).toEqual([])
    })

    async function list(
      scope: Parameters<
        typeof fixture.flexpay.missingPayouts.listKeptPayments
      >[0]
    ): Promise<[string[], string[]]> {
      const { missingPayouts } = fixture.flexpay
      return [
        await missingPayouts.listCanceledCollections(scope),
        await missingPayouts.listKeptPayments(scope),
      ]
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
      ...TABLES.map((table) => `ANALYZE "${table}"`),
    ]) {
      await fixture.sql(query)
    }
  }

  async function insertTransaction({
    kind,
    id,
  }: {
    kind: "payment" | "payout"
    id: string
  }): Promise<void> {
    await fixture.sql(
      insertTransactions("1", {
        id: `'${id}'`,
        kind: `'${kind}'`,
        state: "'succeeded'",
        reference: `'${id}'`,
        callback_token_hash: `'${id}'`,
        amount: "5000",
        payment_collection_id: kind === "payment" ? "'paycol_1'" : "NULL",
      })
    )
  }
})

function refundId(index: number): string {
  const time = ulidTimePrefix(Date.now() - 2 * HOUR_MS).slice(0, -4)
  return `ref_${time}${String(index).padStart(20, "0")}`
}

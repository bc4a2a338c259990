import { insertTransactions } from "../../harness/transaction-rows"
import type { ModuleFixture } from "./module-fixture"

/** Medusa's tables, as far as missing payouts and canceled orders are read. */
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

/** The names of these tables. */
export const MEDUSA_TABLES = [
  "order",
  "order_payment_collection",
  "payment",
  "capture",
  "refund",
]

/** Creates these tables, with a payment of FlexPay's and one of another provider. */
export async function createRefundTables(
  fixture: ModuleFixture
): Promise<void> {
  for (const table of MEDUSA) {
    await fixture.sql(table)
  }
  await fixture.sql(
    `INSERT INTO payment (id, provider_id, payment_collection_id, data) VALUES
       ('pay_1', 'pp_flexpay_flexpay', 'paycol_1', '{"transaction_id": "fptx_1"}'),
       ('pay_2', 'pp_system_default', 'paycol_2', '{}')`
  )
}

/** Inserts a payment or payout of 5,000 francs that succeeded. */
export async function insertSuccess(
  fixture: ModuleFixture,
  {
    kind,
    id,
    payment_collection_id,
  }: {
    kind: "payment" | "payout"
    id: string
    payment_collection_id: string
  }
): Promise<void> {
  await fixture.sql(
    insertTransactions("1", {
      id: `'${id}'`,
      kind: `'${kind}'`,
      state: "'succeeded'",
      reference: `'${id}'`,
      callback_token_hash: `'${id}'`,
      amount: "5000",
      payment_collection_id: `'${payment_collection_id}'`,
    })
  )
}

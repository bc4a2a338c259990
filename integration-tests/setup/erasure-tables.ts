import type { ModuleFixture } from "./module-fixture"

/** The parts of Medusa's tables that an erasure reads or writes. */
const MEDUSA_TABLES = [
  "CREATE TABLE cart (id text, customer_id text, deleted_at timestamptz)",
  `CREATE TABLE "order" (id text, customer_id text, deleted_at timestamptz)`,
  "CREATE TABLE cart_payment_collection (cart_id text, payment_collection_id text)",
  "CREATE TABLE order_payment_collection (order_id text, payment_collection_id text)",
  ...["payment_session", "payment"].map(
    (table) => `CREATE TABLE ${table} (id text, provider_id text,
      payment_collection_id text, data jsonb, updated_at timestamptz)`
  ),
  "CREATE TABLE refund (id text, note text, updated_at timestamptz)",
]

/** Creates the tables of Medusa that module tests of an erasure need. */
export async function createErasureTables(
  fixture: ModuleFixture
): Promise<void> {
  for (const table of MEDUSA_TABLES) {
    await fixture.sql(table)
  }
}

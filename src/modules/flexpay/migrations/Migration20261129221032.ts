import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261129221032 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `UPDATE "flexpay_transaction" SET "callback_order_numbers" = ARRAY["callback_order_number"] WHERE "callback_order_number" IS NOT NULL AND "callback_order_numbers" IS NULL;`
    )
    // Of a success, a mismatch was money that did arrive.
    this.addSql(
      `UPDATE "flexpay_transaction" SET "told" = 'paid_mismatch' WHERE "told" = 'mismatch' AND "state" = 'succeeded' AND ("received_amount" IS NOT NULL OR "attention" IN ('amount_differs', 'currency_differs'));`
    )
    this.addSql(
      `alter table if exists "flexpay_transaction" drop column if exists "callback_order_number";`
    )

    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_transaction_misconfigured" ON "flexpay_transaction" ("created_at") WHERE reason = 'misconfigured' AND deleted_at IS NULL;`
    )

    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_event_unreadable" ON "flexpay_event" ("created_at") WHERE type = 'check_unreadable' AND deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_flexpay_transaction_misconfigured";`)

    this.addSql(
      `alter table if exists "flexpay_transaction" add column if not exists "callback_order_number" text null;`
    )
    this.addSql(
      `UPDATE "flexpay_transaction" SET "callback_order_number" = "callback_order_numbers"[cardinality("callback_order_numbers")] WHERE "callback_order_numbers" IS NOT NULL;`
    )

    this.addSql(`drop index if exists "IDX_flexpay_event_unreadable";`)
  }
}

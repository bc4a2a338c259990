import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261129215706 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "flexpay_cart_lease" ("cart_id" text not null, "holder" text not null, "until" timestamptz not null, "interrupted" boolean not null default false, "waiting_transaction_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "flexpay_cart_lease_pkey" primary key ("cart_id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_cart_lease_deleted_at" ON "flexpay_cart_lease" ("deleted_at") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `alter table if exists "flexpay_transaction" add column if not exists "sync_lease_holder" text null, add column if not exists "disposition" text null, add column if not exists "callback_order_numbers" text[] null, add column if not exists "order_canceled_at" timestamptz null;`
    )
    // Rows of before: what their money is for can be read off the other columns.
    this.addSql(
      `UPDATE "flexpay_transaction" SET "disposition" = CASE
         WHEN state = 'reversed' THEN 'going_back'
         WHEN attention IS NOT NULL AND authorized_session_id IS NULL THEN 'awaiting_operator'
         WHEN applied_state IS DISTINCT FROM state THEN 'becoming_order'
         WHEN authorized_session_id IS NOT NULL THEN 'booked'
         ELSE 'resolved' END
       WHERE kind = 'payment' AND state IN ('succeeded', 'reversed');`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "flexpay_cart_lease" cascade;`)

    this.addSql(
      `alter table if exists "flexpay_transaction" drop column if exists "sync_lease_holder", drop column if exists "disposition", drop column if exists "callback_order_numbers", drop column if exists "order_canceled_at";`
    )
  }
}

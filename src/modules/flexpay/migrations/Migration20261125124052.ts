import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261125124052 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "flexpay_job" ("id" text not null, "last_run_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "flexpay_job_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_job_deleted_at" ON "flexpay_job" ("deleted_at") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `alter table if exists "flexpay_transaction" add column if not exists "cut_at" timestamptz null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_transaction_to_cut" ON "flexpay_transaction" ("created_at") WHERE cut_at IS NULL AND attention IS NULL AND next_check_at IS NULL AND deleted_at IS NULL;`
    )

    this.addSql(
      `drop index if exists "IDX_flexpay_transaction_order_number_unique";`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_flexpay_transaction_order_number_unique" ON "flexpay_transaction" ("order_number") WHERE order_number IS NOT NULL AND cut_at IS NULL AND deleted_at IS NULL;`
    )

    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_event_callbacks" ON "flexpay_event" ("created_at") WHERE type = 'callback' AND deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "flexpay_job" cascade;`)

    this.addSql(`drop index if exists "IDX_flexpay_transaction_to_cut";`)
    this.addSql(
      `drop index if exists "IDX_flexpay_transaction_order_number_unique";`
    )
    this.addSql(
      `alter table if exists "flexpay_transaction" drop column if exists "cut_at";`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_flexpay_transaction_order_number_unique" ON "flexpay_transaction" ("order_number") WHERE order_number IS NOT NULL AND deleted_at IS NULL;`
    )

    this.addSql(`drop index if exists "IDX_flexpay_event_callbacks";`)
  }
}

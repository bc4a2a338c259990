import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261125164138 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "flexpay_break" ("id" text not null, "day" text not null, "kind" text not null, "transaction_id" text null, "payment_id" text null, "reference" text null, "books" jsonb not null, "found_at" timestamptz not null, "seen_at" timestamptz not null, "owner_id" text null, "closed_at" timestamptz null, "closed_by" text null, "note" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "flexpay_break_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_break_deleted_at" ON "flexpay_break" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_break_day_kind" ON "flexpay_break" ("day", "kind") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_break_day" ON "flexpay_break" ("day") WHERE closed_at IS NULL AND deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "flexpay_reconciliation" ("id" text not null, "state" text not null, "started_at" timestamptz not null, "claimed_until" timestamptz null, "compared_at" timestamptz null, "requested_by" text null, "asked_at" timestamptz null, "compared" integer not null default 0, "askable" integer not null default 0, "told" integer not null default 0, "figures" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "flexpay_reconciliation_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_reconciliation_deleted_at" ON "flexpay_reconciliation" ("deleted_at") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "flexpay_statement" ("id" text not null, "day" text not null, "holds" text not null, "file_name" text not null, "header" jsonb not null, "mapping" jsonb not null, "lines" integer not null, "left_out" integer not null, "uploaded_by" text not null, "replaced_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "flexpay_statement_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_statement_deleted_at" ON "flexpay_statement" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_statement_day" ON "flexpay_statement" ("day") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "flexpay_statement_line" ("id" text not null, "statement_id" text not null, "line" integer not null, "kind" text check ("kind" in ('payment', 'payout')) not null, "transaction_id" text null, "reference" text null, "order_number" text null, "amount" numeric not null, "currency_code" text not null, "paid" boolean not null, "raw_amount" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "flexpay_statement_line_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_statement_line_deleted_at" ON "flexpay_statement_line" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_statement_line_statement_id" ON "flexpay_statement_line" ("statement_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_statement_line_transaction_id" ON "flexpay_statement_line" ("transaction_id") WHERE transaction_id IS NOT NULL AND deleted_at IS NULL;`
    )

    this.addSql(
      `alter table if exists "flexpay_transaction" add column if not exists "told" text null, add column if not exists "told_at" timestamptz null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_transaction_sent_at" ON "flexpay_transaction" ("sent_at") WHERE sent_at IS NOT NULL AND deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "flexpay_break" cascade;`)

    this.addSql(`drop table if exists "flexpay_reconciliation" cascade;`)

    this.addSql(`drop table if exists "flexpay_statement" cascade;`)

    this.addSql(`drop table if exists "flexpay_statement_line" cascade;`)

    this.addSql(`drop index if exists "IDX_flexpay_transaction_sent_at";`)
    this.addSql(
      `alter table if exists "flexpay_transaction" drop column if exists "told", drop column if exists "told_at";`
    )
  }
}

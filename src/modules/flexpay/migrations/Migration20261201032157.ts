import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261201032157 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "flexpay_transaction" drop constraint if exists "flexpay_transaction_replaces_id_unique";`
    )
    this.addSql(
      `alter table if exists "flexpay_transaction" drop constraint if exists "flexpay_transaction_refund_id_unique";`
    )
    this.addSql(
      `alter table if exists "flexpay_transaction" drop constraint if exists "flexpay_transaction_idempotency_key_unique";`
    )
    this.addSql(
      `alter table if exists "flexpay_transaction" drop constraint if exists "flexpay_transaction_authorized_session_id_unique";`
    )
    this.addSql(
      `alter table if exists "flexpay_transaction" drop constraint if exists "flexpay_transaction_order_number_unique";`
    )
    this.addSql(
      `alter table if exists "flexpay_transaction" drop constraint if exists "flexpay_transaction_callback_token_hash_unique";`
    )
    this.addSql(
      `alter table if exists "flexpay_transaction" drop constraint if exists "flexpay_transaction_reference_unique";`
    )
    this.addSql(
      `create table if not exists "flexpay_break" ("id" text not null, "day" text not null, "kind" text not null, "transaction_id" text null, "payment_id" text null, "reference" text null, "sides" jsonb not null, "detected_at" timestamptz not null, "seen_at" timestamptz not null, "owner_id" text null, "closed_at" timestamptz null, "closed_by" text null, "note" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "flexpay_break_pkey" primary key ("id"));`
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
      `create table if not exists "flexpay_cart_lease" ("cart_id" text not null, "holder" text not null, "until" timestamptz not null, "interrupted" boolean not null default false, "waiting_transaction_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "flexpay_cart_lease_pkey" primary key ("cart_id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_cart_lease_deleted_at" ON "flexpay_cart_lease" ("deleted_at") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "flexpay_disturbance" ("id" text not null, "since" timestamptz not null, "seen_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "flexpay_disturbance_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_disturbance_deleted_at" ON "flexpay_disturbance" ("deleted_at") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "flexpay_event" ("id" text not null, "sequence" serial, "name" text not null, "data" jsonb not null, "emitted_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "flexpay_event_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_event_deleted_at" ON "flexpay_event" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_event_waiting" ON "flexpay_event" ("sequence") WHERE emitted_at IS NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_event_created_at" ON "flexpay_event" ("created_at") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "flexpay_export_file" ("id" text not null, "day" text not null, "covers" text not null, "file_name" text not null, "header" jsonb not null, "mapping" jsonb not null, "lines" integer not null, "skipped_lines" integer not null, "uploaded_by" text not null, "replaced_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "flexpay_export_file_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_export_file_deleted_at" ON "flexpay_export_file" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_export_file_day" ON "flexpay_export_file" ("day") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "flexpay_export_line" ("id" text not null, "export_file_id" text not null, "line" integer not null, "kind" text check ("kind" in ('payment', 'payout')) not null, "transaction_id" text null, "reference" text null, "order_number" text null, "amount" numeric not null, "currency_code" text not null, "paid" boolean not null, "raw_amount" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "flexpay_export_line_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_export_line_deleted_at" ON "flexpay_export_line" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_export_line_export_file_id" ON "flexpay_export_line" ("export_file_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_export_line_transaction_id" ON "flexpay_export_line" ("transaction_id") WHERE transaction_id IS NOT NULL AND deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "flexpay_instance" ("id" text not null, "seen_at" timestamptz not null, "shares_locks" boolean not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "flexpay_instance_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_instance_deleted_at" ON "flexpay_instance" ("deleted_at") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "flexpay_job" ("id" text not null, "last_run_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "flexpay_job_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_job_deleted_at" ON "flexpay_job" ("deleted_at") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "flexpay_payment_link" ("id" text not null, "order_id" text null, "cart_id" text null, "payment_collection_id" text null, "created_by" text null, "expires_at" timestamptz not null, "opened_at" timestamptz null, "closed_at" timestamptz null, "closed_by" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "flexpay_payment_link_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_payment_link_deleted_at" ON "flexpay_payment_link" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_flexpay_payment_link_one_of_order" ON "flexpay_payment_link" ("order_id") WHERE order_id IS NOT NULL AND closed_at IS NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_flexpay_payment_link_one_of_cart" ON "flexpay_payment_link" ("cart_id") WHERE cart_id IS NOT NULL AND closed_at IS NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_payment_link_payment_collection_id" ON "flexpay_payment_link" ("payment_collection_id") WHERE payment_collection_id IS NOT NULL AND deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "flexpay_reconciliation" ("id" text not null, "state" text not null, "started_at" timestamptz not null, "lease_until" timestamptz null, "compared_at" timestamptz null, "requested_by" text null, "checks_requested_at" timestamptz null, "compared" integer not null default 0, "checkable" integer not null default 0, "answered" integer not null default 0, "figures" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "flexpay_reconciliation_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_reconciliation_deleted_at" ON "flexpay_reconciliation" ("deleted_at") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "flexpay_transaction" ("id" text not null, "kind" text check ("kind" in ('payment', 'payout')) not null, "method" text check ("method" in ('mobile_money', 'card')) not null, "state" text not null, "reason" text null, "gateway_message" text null, "attention" text null, "attention_at" timestamptz null, "owner_id" text null, "reference" text not null, "callback_token_hash" text not null, "order_number" text null, "operator_reference" text null, "channel" text null, "phone" text null, "operator" text null, "amount" numeric not null, "amount_charged" numeric null, "currency_code" text not null, "received_amount" numeric null, "received_currency_code" text null, "session_amount" numeric not null, "caller_hash" text null, "payment_collection_id" text null, "payment_session_id" text null, "authorized_session_id" text null, "order_id" text null, "refund_id" text null, "payment_transaction_id" text null, "replaces_id" text null, "requested_by" text null, "approved_by" text null, "note" text null, "idempotency_key" text null, "redirect_url" text null, "expires_at" timestamptz not null, "callbacks" integer not null default 0, "checks" integer not null default 0, "checked_at" timestamptz null, "next_check_at" timestamptz null, "check_status" text null, "check_status_at" timestamptz null, "sent_at" timestamptz null, "finalized_at" timestamptz null, "synced_state" text null, "sync_lease_until" timestamptz null, "sync_lease_holder" text null, "disposition" text null, "callback_order_numbers" text[] null, "order_canceled_at" timestamptz null, "redacted_at" timestamptz null, "raw_amount" jsonb not null, "raw_amount_charged" jsonb null, "raw_received_amount" jsonb null, "raw_session_amount" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "flexpay_transaction_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_transaction_deleted_at" ON "flexpay_transaction" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_flexpay_transaction_reference_unique" ON "flexpay_transaction" ("reference") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_flexpay_transaction_callback_token_hash_unique" ON "flexpay_transaction" ("callback_token_hash") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_flexpay_transaction_order_number_unique" ON "flexpay_transaction" ("order_number") WHERE order_number IS NOT NULL AND redacted_at IS NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_transaction_operator_reference" ON "flexpay_transaction" ("operator_reference") WHERE operator_reference IS NOT NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_flexpay_transaction_authorized_session_id_unique" ON "flexpay_transaction" ("authorized_session_id") WHERE authorized_session_id IS NOT NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_flexpay_transaction_one_live" ON "flexpay_transaction" ("payment_collection_id") WHERE kind = 'payment' AND state IN ('deferred', 'submitting', 'pending', 'unknown') AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_flexpay_transaction_idempotency_key_unique" ON "flexpay_transaction" ("payment_collection_id", "idempotency_key") WHERE idempotency_key IS NOT NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_flexpay_transaction_refund_id_unique" ON "flexpay_transaction" ("refund_id") WHERE refund_id IS NOT NULL AND replaces_id IS NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_flexpay_transaction_replaces_id_unique" ON "flexpay_transaction" ("replaces_id") WHERE replaces_id IS NOT NULL AND state <> 'canceled' AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_transaction_payment_transaction_id" ON "flexpay_transaction" ("payment_transaction_id") WHERE payment_transaction_id IS NOT NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_transaction_refund_id" ON "flexpay_transaction" ("refund_id") WHERE refund_id IS NOT NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_transaction_order_id" ON "flexpay_transaction" ("order_id") WHERE order_id IS NOT NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_transaction_created_at" ON "flexpay_transaction" ("created_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_transaction_misconfigured" ON "flexpay_transaction" ("created_at") WHERE reason = 'misconfigured' AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_transaction_state_kind_operator_currency_code" ON "flexpay_transaction" ("state", "kind", "operator", "currency_code") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_transaction_sent_at" ON "flexpay_transaction" ("sent_at") WHERE sent_at IS NOT NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_transaction_to_redact" ON "flexpay_transaction" ("created_at") WHERE redacted_at IS NULL AND attention IS NULL AND next_check_at IS NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_transaction_payment_collection_id_created_at" ON "flexpay_transaction" ("payment_collection_id", "created_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_transaction_payment_session_id" ON "flexpay_transaction" ("payment_session_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_transaction_phone_created_at" ON "flexpay_transaction" ("phone", "created_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_transaction_caller_hash_created_at" ON "flexpay_transaction" ("caller_hash", "created_at") WHERE caller_hash IS NOT NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_transaction_next_check_at" ON "flexpay_transaction" ("next_check_at") WHERE next_check_at IS NOT NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_transaction_attention_at" ON "flexpay_transaction" ("attention_at") WHERE attention IS NOT NULL AND deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "flexpay_timeline_entry" ("id" text not null, "transaction_id" text not null, "type" text not null, "data" jsonb null, "actor_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "flexpay_timeline_entry_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_timeline_entry_transaction_id" ON "flexpay_timeline_entry" ("transaction_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_timeline_entry_deleted_at" ON "flexpay_timeline_entry" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_timeline_entry_transaction_id_created_at" ON "flexpay_timeline_entry" ("transaction_id", "created_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_timeline_entry_callbacks" ON "flexpay_timeline_entry" ("created_at") WHERE type = 'callback' AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_timeline_entry_unreadable" ON "flexpay_timeline_entry" ("created_at") WHERE type = 'check_unreadable' AND deleted_at IS NULL;`
    )

    this.addSql(
      `alter table if exists "flexpay_timeline_entry" add constraint "flexpay_timeline_entry_transaction_id_foreign" foreign key ("transaction_id") references "flexpay_transaction" ("id") on update cascade;`
    )

    // Written by hand: an index of the data models has columns, not expressions.
    this.addSql(
      `create index if not exists "IDX_flexpay_transaction_support_code" on "flexpay_transaction" (right("id", 6)) where deleted_at is null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "flexpay_timeline_entry" drop constraint if exists "flexpay_timeline_entry_transaction_id_foreign";`
    )

    this.addSql(`drop table if exists "flexpay_break" cascade;`)

    this.addSql(`drop table if exists "flexpay_cart_lease" cascade;`)

    this.addSql(`drop table if exists "flexpay_disturbance" cascade;`)

    this.addSql(`drop table if exists "flexpay_event" cascade;`)

    this.addSql(`drop table if exists "flexpay_export_file" cascade;`)

    this.addSql(`drop table if exists "flexpay_export_line" cascade;`)

    this.addSql(`drop table if exists "flexpay_instance" cascade;`)

    this.addSql(`drop table if exists "flexpay_job" cascade;`)

    this.addSql(`drop table if exists "flexpay_payment_link" cascade;`)

    this.addSql(`drop table if exists "flexpay_reconciliation" cascade;`)

    this.addSql(`drop table if exists "flexpay_transaction" cascade;`)

    this.addSql(`drop table if exists "flexpay_timeline_entry" cascade;`)
  }
}

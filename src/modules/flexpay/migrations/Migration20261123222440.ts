import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261123222440 extends Migration {
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
      `create table if not exists "flexpay_transaction" ("id" text not null, "kind" text check ("kind" in ('payment', 'payout')) not null, "method" text check ("method" in ('mobile_money', 'card')) not null, "state" text not null, "reason" text null, "gateway_message" text null, "attention" text null, "attention_at" timestamptz null, "reference" text not null, "callback_token_hash" text not null, "order_number" text null, "callback_order_number" text null, "operator_reference" text null, "channel" text null, "phone" text null, "operator" text null, "amount" numeric not null, "amount_charged" numeric null, "currency_code" text not null, "received_amount" numeric null, "received_currency_code" text null, "session_amount" numeric not null, "payment_collection_id" text null, "payment_session_id" text null, "authorized_session_id" text null, "order_id" text null, "refund_id" text null, "payment_transaction_id" text null, "replaces_id" text null, "requested_by" text null, "approved_by" text null, "note" text null, "idempotency_key" text null, "redirect_url" text null, "lives_until" timestamptz not null, "callbacks" integer not null default 0, "checks" integer not null default 0, "checked_at" timestamptz null, "next_check_at" timestamptz null, "settled_at" timestamptz null, "applied_state" text null, "applying_until" timestamptz null, "raw_amount" jsonb not null, "raw_amount_charged" jsonb null, "raw_received_amount" jsonb null, "raw_session_amount" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "flexpay_transaction_pkey" primary key ("id"));`
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
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_flexpay_transaction_order_number_unique" ON "flexpay_transaction" ("order_number") WHERE order_number IS NOT NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_flexpay_transaction_authorized_session_id_unique" ON "flexpay_transaction" ("authorized_session_id") WHERE authorized_session_id IS NOT NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_flexpay_transaction_one_live" ON "flexpay_transaction" ("payment_collection_id") WHERE kind = 'payment' AND state IN ('ready', 'requesting', 'pending', 'unknown') AND deleted_at IS NULL;`
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
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_transaction_order_id" ON "flexpay_transaction" ("order_id") WHERE order_id IS NOT NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_transaction_created_at" ON "flexpay_transaction" ("created_at") WHERE deleted_at IS NULL;`
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
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_transaction_next_check_at" ON "flexpay_transaction" ("next_check_at") WHERE next_check_at IS NOT NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_transaction_attention_at" ON "flexpay_transaction" ("attention_at") WHERE attention IS NOT NULL AND deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "flexpay_event" ("id" text not null, "transaction_id" text not null, "type" text not null, "data" jsonb null, "actor_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "flexpay_event_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_event_transaction_id" ON "flexpay_event" ("transaction_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_event_deleted_at" ON "flexpay_event" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_event_transaction_id_created_at" ON "flexpay_event" ("transaction_id", "created_at") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `alter table if exists "flexpay_event" add constraint "flexpay_event_transaction_id_foreign" foreign key ("transaction_id") references "flexpay_transaction" ("id") on update cascade;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "flexpay_event" drop constraint if exists "flexpay_event_transaction_id_foreign";`
    )

    this.addSql(`drop table if exists "flexpay_transaction" cascade;`)

    this.addSql(`drop table if exists "flexpay_event" cascade;`)
  }
}

import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261125161954 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "flexpay_instance" ("id" text not null, "seen_at" timestamptz not null, "shares_locks" boolean not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "flexpay_instance_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_instance_deleted_at" ON "flexpay_instance" ("deleted_at") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "flexpay_instance" cascade;`)
  }
}

import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261123224500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "flexpay_transaction" add column if not exists "sent_at" timestamptz null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "flexpay_transaction" drop column if exists "sent_at";`
    )
  }
}

import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261130202245 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "flexpay_transaction" add column if not exists "owner_id" text null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "flexpay_transaction" drop column if exists "owner_id";`
    )
  }
}

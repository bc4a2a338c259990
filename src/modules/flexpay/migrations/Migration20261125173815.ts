import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261125173815 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_transaction_refund_id" ON "flexpay_transaction" ("refund_id") WHERE refund_id IS NOT NULL AND deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_flexpay_transaction_refund_id";`)
  }
}

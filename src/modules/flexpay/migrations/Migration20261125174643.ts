import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261125174643 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_transaction_operator_reference" ON "flexpay_transaction" ("operator_reference") WHERE operator_reference IS NOT NULL AND deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `drop index if exists "IDX_flexpay_transaction_operator_reference";`
    )
  }
}

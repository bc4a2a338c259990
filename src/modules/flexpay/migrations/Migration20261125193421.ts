import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261125193421 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_flexpay_transaction_state_kind_operator_currency_code" ON "flexpay_transaction" ("state", "kind", "operator", "currency_code") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `drop index if exists "IDX_flexpay_transaction_state_kind_operator_currency_code";`
    )
  }
}

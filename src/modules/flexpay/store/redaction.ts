import type { Database } from "./database"
import {
  assignColumns,
  timelineColumns,
  transactionColumns,
  wouldChange,
} from "./personal-data"
import { CALLER_WINDOW } from "./push-limits"
import { sql } from "./sql"

const TRANSACTION = transactionColumns("redacted")
const TIMELINE = timelineColumns("redacted")

/** Its money is neither moving nor owed, as far as the row itself says. */
export const IS_REDACTABLE = sql`(attention IS NULL AND next_check_at IS NULL
  AND deleted_at IS NULL)`

/** Redacts personal data after the retention period. */
export class Redaction {
  constructor(
    private readonly database: Database,
    private readonly retentionMonths: number
  ) {}

  /**
   * Removes phone numbers and wire bodies from a batch of old transactions.
   * Amounts, references, states and operators' actions stay. Leaves rows whole
   * that are due later or wait for an operator: their money may still have to be
   * paid back. Safe to run twice and on several workers.
   * @returns the number of redacted rows; fewer than `batch` on the last one
   */
  async redact(batch: number): Promise<number> {
    const rows = await this.database.rows(
      sql`WITH old AS (
          SELECT id FROM flexpay_transaction
          WHERE redacted_at IS NULL AND ${IS_REDACTABLE}
            AND created_at
              < now() - make_interval(months => ${this.retentionMonths})
          ORDER BY created_at LIMIT ${batch} FOR UPDATE SKIP LOCKED),
        bodies AS (
          UPDATE flexpay_timeline_entry
          SET ${assignColumns(TIMELINE)}, updated_at = now()
          WHERE transaction_id = ANY(ARRAY(SELECT id FROM old))
            AND ${wouldChange(TIMELINE)})
        UPDATE flexpay_transaction
        SET ${assignColumns(TRANSACTION)}, updated_at = now()
        WHERE id = ANY(ARRAY(SELECT id FROM old))
        RETURNING id`
    )
    return rows.length
  }

  /**
   * Forgets who requested the pushes of a batch of payments, once the limit
   * `pushes_per_caller` no longer counts them.
   * @returns the number of changed rows; fewer than `batch` on the last one
   */
  async forgetCallers(batch: number): Promise<number> {
    const rows = await this.database.rows(
      sql`WITH counted AS (
          SELECT id FROM flexpay_transaction
          WHERE caller_hash IS NOT NULL AND created_at < now() - ${CALLER_WINDOW}
          LIMIT ${batch} FOR UPDATE SKIP LOCKED)
        UPDATE flexpay_transaction SET caller_hash = NULL
        WHERE id = ANY(ARRAY(SELECT id FROM counted)) RETURNING id`
    )
    return rows.length
  }
}

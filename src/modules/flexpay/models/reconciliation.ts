import { model } from "@medusajs/framework/utils"

/**
 * The comparison of a day with Medusa and FlexPay. A day has one row, however
 * often it is compared.
 */
const FlexPayReconciliation = model.define(
  { name: "FlexPayReconciliation", tableName: "flexpay_reconciliation" },
  {
    /** The day itself, as 2026-11-25. */
    id: model.text().primaryKey(),
    state: model.text(),
    started_at: model.dateTime(),
    /** End of the lease of a running comparison. */
    lease_until: model.dateTime().nullable(),
    /** When the last comparison ended; null for none yet. */
    compared_at: model.dateTime().nullable(),
    /** The admin who requested it; null for the job. */
    requested_by: model.text().nullable(),
    /** When checks of the day's transactions were requested. */
    checks_requested_at: model.dateTime().nullable(),
    /** How many transactions were compared. */
    compared: model.number().default(0),
    /** Numbers of checkable transactions, and of answered checks. */
    checkable: model.number().default(0),
    answered: model.number().default(0),
    /** Counts and sums by currency, as `Figure` has them. */
    figures: model.json().nullable(),
  }
)

export default FlexPayReconciliation

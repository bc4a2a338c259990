import { model } from "@medusajs/framework/utils"

/**
 * One day's books, compared: Medusa's, the ledger's and FlexPay's. A day has
 * one row, however often it is compared.
 */
const FlexPayReconciliation = model.define(
  { name: "FlexPayReconciliation", tableName: "flexpay_reconciliation" },
  {
    /** The day itself, as 2026-11-25. */
    id: model.text().primaryKey(),
    state: model.text(),
    started_at: model.dateTime(),
    /** Until when somebody is comparing; one that died leaves it in the past. */
    lease_until: model.dateTime().nullable(),
    /** When the last comparison ended; null when none ever did. */
    compared_at: model.dateTime().nullable(),
    /** The admin who asked for it; null for the program. */
    requested_by: model.text().nullable(),
    /** Since when FlexPay is asked about the day's transactions. */
    checks_requested_at: model.dateTime().nullable(),
    /** How many transactions were compared. */
    compared: model.number().default(0),
    /** How many of them FlexPay can be asked about, and had answered. */
    checkable: model.number().default(0),
    answered: model.number().default(0),
    /** Counts and sums by currency, as `Figure` has them. */
    figures: model.json().nullable(),
  }
)

export default FlexPayReconciliation

import type { Operator } from "../../../gateway"
import type { Database } from "../store/database"
import { sql } from "../store/sql"
import type { CurrencyCode, Transaction } from "../transaction/transaction"
import { TIME_ZONE } from "./day"
import { COUNTED_AT, isOfPeriod } from "./period"
import type { Period } from "./period"

/**
 * The succeeded transactions of a month, by currency, method and operator.
 * Amounts are decimal strings in major units.
 */
export interface Summary {
  /** Like 2026-11, by Kinshasa's clock. */
  month: string
  currency_code: CurrencyCode
  method: Transaction["method"]
  /** Null for cards, and for a number whose operator is unknown. */
  operator: Operator | null
  payments: number
  /** What arrived of payments. */
  gross: string
  /** What customers paid to their operators in addition. */
  fees_of_customers: string
  payouts: number
  /** What arrived of payouts. */
  refunds: string
  /** What payouts cost the store in addition. */
  fees_of_store: string
  /** The change of the store's FlexPay balance: gross, less refunds and fees. */
  net: string
}

/** Sums for accountants. */
export class Summaries {
  constructor(private readonly database: Database) {}

  /** The sums of each month that the period touches, by its days; see `bookedMoney`. */
  async months(period: Period): Promise<Summary[]> {
    return await this.database.rows<Summary>(
      sql`WITH booked AS (
          SELECT to_char(${COUNTED_AT} AT TIME ZONE ${TIME_ZONE}, 'YYYY-MM') AS month,
            coalesce(received_currency_code, currency_code) AS currency_code,
            method, operator, kind,
            coalesce(received_amount, amount) AS amount,
            greatest(amount_charged - coalesce(received_amount, amount), 0) AS fee
          FROM flexpay_transaction
          WHERE ${isOfPeriod(period)} AND state = 'succeeded'
            AND deleted_at IS NULL),
        sums AS (
          SELECT month, currency_code, method, operator,
            count(*) FILTER (WHERE kind = 'payment')::int AS payments,
            count(*) FILTER (WHERE kind = 'payout')::int AS payouts,
            coalesce(sum(amount) FILTER (WHERE kind = 'payment'), 0) AS gross,
            coalesce(sum(fee) FILTER (WHERE kind = 'payment'), 0) AS fees_of_customers,
            coalesce(sum(amount) FILTER (WHERE kind = 'payout'), 0) AS refunds,
            coalesce(sum(fee) FILTER (WHERE kind = 'payout'), 0) AS fees_of_store
          FROM booked GROUP BY 1, 2, 3, 4)
        SELECT month, currency_code, method, operator, payments, payouts,
          trim_scale(gross)::text AS gross,
          trim_scale(fees_of_customers)::text AS fees_of_customers,
          trim_scale(refunds)::text AS refunds,
          trim_scale(fees_of_store)::text AS fees_of_store,
          trim_scale(gross - refunds - fees_of_store)::text AS net
        FROM sums
        ORDER BY month DESC, currency_code, method DESC, operator NULLS LAST`
    )
  }
}

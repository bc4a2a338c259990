import type { Database } from "../store/database"
import { joinSql, rawSql, sql } from "../store/sql"
import type { Sql } from "../store/sql"
import { IS_CHECKABLE, IS_OPEN } from "../store/states-sql"
import type { Reconciliation } from "./types"

const SUMS = joinSql(
  ["medusa", "plugin", "flexpay", "outside", "under_way"].map(
    (source) => sql`jsonb_build_object(
      'count', count(*) FILTER (WHERE source = ${rawSql(`'${source}'`)}),
      'amount', trim_scale(coalesce(
        sum(amount) FILTER (WHERE source = ${rawSql(`'${source}'`)}), 0))::text
    ) AS ${rawSql(source)}`
  ),
  ", "
)

/**
 * The sums of the day tables (`createDayTables`), by kind and currency. Reversed
 * payments are left out.
 */
export const FIGURES = sql`WITH entry AS (
    SELECT 'payment' AS kind, currency_code, 'medusa' AS source, amount, 0 AS rounded
    FROM day_capture WHERE amount > 0 AND NOT is_reversed
    UNION ALL
    SELECT 'payout', currency_code, 'medusa', amount, 0 FROM day_refund
    UNION ALL
    SELECT kind, moved_currency_code, 'plugin', moved_amount,
      CASE WHEN kind = 'payment' AND authorized_session_id IS NOT NULL
          OR kind = 'payout' AND refund_id IS NOT NULL
            AND moved_amount = amount
        THEN amount - session_amount ELSE 0 END
    FROM day_transaction WHERE state = 'succeeded'
    UNION ALL
    SELECT kind, moved_currency_code, 'outside', moved_amount, 0
    FROM day_transaction AS tx WHERE state = 'succeeded' AND attention IS NULL
      AND CASE WHEN kind = 'payment'
        THEN authorized_session_id IS NULL AND synced_state = state
        ELSE NOT EXISTS (SELECT 1 FROM day_refund WHERE day_refund.id = tx.refund_id)
          AND NOT EXISTS (SELECT 1 FROM day_break
            WHERE day_break.transaction_id = tx.id
              AND day_break.kind = 'payout_without_refund') END
    UNION ALL
    SELECT kind, currency_code, 'under_way', amount, 0 FROM day_transaction
    WHERE ${IS_OPEN} AND attention IS NULL
    UNION ALL
    SELECT tx.kind, flexpay.currency_code, 'flexpay', flexpay.amount, 0
    FROM day_flexpay_status AS flexpay JOIN day_transaction AS tx ON tx.id = flexpay.transaction_id
    WHERE flexpay.status IN ('paid', 'negative') AND flexpay.amount <> 0
    UNION ALL
    SELECT kind, currency_code, 'flexpay', amount, 0 FROM day_unmatched_line)
  SELECT kind, currency_code, ${SUMS},
    trim_scale(sum(rounded))::text AS rounded
  FROM entry GROUP BY kind, currency_code ORDER BY kind, currency_code`

/**
 * Whether a reconciliation checks a transaction of this table at FlexPay: not
 * where an operator resolved it, since a known answer would set its attention
 * again.
 */
export function isReconciled(table: string): Sql {
  return sql`${IS_CHECKABLE}
    AND NOT EXISTS (SELECT 1 FROM flexpay_timeline_entry AS entry
      WHERE entry.transaction_id = ${rawSql(table)}.id
        AND entry.deleted_at IS NULL
        AND entry.type IN ('resolved', 'given_back', 'resent', 'earlier_arrived'))`
}

/** Numbers of a day's transactions and of their answered checks. */
type Coverage = Pick<Reconciliation, "compared" | "checkable" | "answered">

/** @param since earlier answers do not count; null counts each answer */
export async function readCoverage(
  database: Database,
  { table, condition = sql`true` }: { table: string; condition?: Sql },
  since: Date | null
): Promise<Coverage> {
  return await database.one<Coverage>(
    sql`SELECT count(*)::int AS compared,
        count(*) FILTER (WHERE is_checkable)::int AS checkable,
        count(*) FILTER (WHERE is_checkable
          AND check_status_at >= coalesce(${since}::timestamptz, check_status_at))::int
          AS answered
      FROM ${rawSql(table)}
      CROSS JOIN LATERAL (SELECT ${isReconciled(table)}) AS reconciled (is_checkable)
      WHERE ${condition}`
  )
}

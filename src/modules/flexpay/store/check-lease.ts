import { sql } from "./sql"
import type { Sql } from "./sql"
import {
  HAS_ORDER_NUMBER,
  IS_CONFIRMED,
  IS_OPEN,
  NEEDS_SYNC,
} from "./states-sql"

/**
 * End of a lease to check: later than a check on both hosts takes. Not later
 * than the end of another's sync lease, which the recheck job takes over then.
 */
export const CHECK_LEASE_END = sql`LEAST(now() + interval '30 seconds',
  CASE WHEN sync_lease_until > now() THEN sync_lease_until END)`

/** The earliest next check after the last one: callbacks cause one a second. */
export const EARLIEST_CHECK = sql`GREATEST(now(), checked_at + interval '1 second')`

/**
 * Whether a due row is checked at FlexPay. Not without an order number, nor
 * while a confirmed state needs a sync.
 */
const CHECKS_AT_FLEXPAY = sql`(${HAS_ORDER_NUMBER}
  AND NOT (${IS_CONFIRMED} AND ${NEEDS_SYNC}))`

/** A shopper waits for this payment. */
const SHOPPER_WAITS = sql`(kind = 'payment' AND ${IS_OPEN}
  AND expires_at > now())`

export const SET_CHECK_LEASE = sql`next_check_at = ${CHECK_LEASE_END},
  checks = checks + ${CHECKS_AT_FLEXPAY}::int,
  checked_at = CASE WHEN ${CHECKS_AT_FLEXPAY} THEN now() ELSE checked_at END`

const IS_DUE = sql`(next_check_at <= now() AND deleted_at IS NULL)`

/**
 * Claims due rows, those of waiting shoppers first.
 * @param checks how many rows to check at FlexPay
 * @param uncheckedRows how many rows that need no check
 */
export function claimDueRows(checks: number, uncheckedRows: number): Sql {
  return sql`WITH checked AS (
      SELECT id FROM flexpay_transaction WHERE ${IS_DUE} AND ${CHECKS_AT_FLEXPAY}
      ORDER BY ${SHOPPER_WAITS} DESC, next_check_at LIMIT ${checks}
      FOR UPDATE SKIP LOCKED),
    other AS (
      SELECT id FROM flexpay_transaction
      WHERE ${IS_DUE} AND NOT ${CHECKS_AT_FLEXPAY}
      ORDER BY next_check_at LIMIT ${uncheckedRows}
      FOR UPDATE SKIP LOCKED)
    UPDATE flexpay_transaction SET ${SET_CHECK_LEASE}
    WHERE id = ANY(ARRAY(
      SELECT id FROM checked UNION ALL SELECT id FROM other))
    RETURNING *`
}

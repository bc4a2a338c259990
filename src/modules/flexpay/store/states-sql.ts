import {
  HOLDING_ATTENTIONS,
  HOLDING_DISPOSITIONS,
} from "../transaction/holds-collection"
import {
  CONFIRMED_STATES,
  FINAL_STATES,
  LIVE_STATES,
  OPEN_STATES,
  RETURNED_STATUSES,
  UNBOUND_ATTENTIONS,
  UNPAID_STATES,
  UNSENT_STATES,
} from "../transaction/transaction"
import { isOneOf, rawSql, sql } from "./sql"
import type { Sql } from "./sql"

/*
 * Conditions on a row of `flexpay_transaction`. Each has a predicate of the
 * same name in `transaction/`; a test compares the two.
 */

export const IS_LIVE = isOneOf("state", LIVE_STATES)
export const IS_OPEN = isOneOf("state", OPEN_STATES)
const IS_UNSENT = isOneOf("state", UNSENT_STATES)
export const IS_UNPAID = isOneOf("state", UNPAID_STATES)
export const IS_CONFIRMED = isOneOf("state", CONFIRMED_STATES)
const IS_FINAL = isOneOf("state", FINAL_STATES)

/** Whether the last check says that the money of a payout came back. */
export const SAYS_RETURNED = isOneOf("check_status", RETURNED_STATUSES)

/** Whether a payout was resent, by a payout that meets the condition; see `successorOf`. */
export function hasSuccessor(
  table: "flexpay_transaction" | "day_transaction",
  condition = sql`true`
): Sql {
  return sql`EXISTS (SELECT 1 FROM flexpay_transaction AS later
    WHERE later.replaces_id = ${rawSql(table)}.id AND later.state <> 'canceled'
      AND later.deleted_at IS NULL AND ${condition})`
}

export const HAS_ORDER_NUMBER = sql`(order_number IS NOT NULL
  OR callback_order_numbers IS NOT NULL)`

export const IS_CHECKABLE = sql`(NOT ${IS_UNSENT} AND redacted_at IS NULL
  AND ${HAS_ORDER_NUMBER})`

export const IS_UNREQUESTED = sql`(kind = 'payment'
  AND payment_session_id IS NULL AND requested_by IS NOT NULL)`

export const NEEDS_SYNC = sql`(${IS_FINAL}
  AND synced_state IS DISTINCT FROM state
  AND (attention IS NULL OR state = 'reversed')
  AND (kind = 'payout' OR state <> 'succeeded'
    OR disposition IS NOT DISTINCT FROM 'becoming_order'))`

const HOLDS_MONEY = sql`(${isOneOf("disposition", HOLDING_DISPOSITIONS)}
  OR attention IS NOT NULL)`
const MAY_HOLD_MONEY = sql`(${isOneOf("attention", HOLDING_ATTENTIONS)}
  OR check_status = 'paid_mismatch'
    AND ${isOneOf("attention", UNBOUND_ATTENTIONS)})`

export const HOLDS_COLLECTION = sql`COALESCE(CASE WHEN state = 'succeeded'
  THEN ${HOLDS_MONEY} ELSE ${MAY_HOLD_MONEY} END, false)`

import { EVENT_VERSION, FlexPayEvents } from "../events"
import type { EventsOfChange, FlexPayEventName } from "../events"
import { rawSql, sql } from "./sql"
import type { Sql } from "./sql"

const VERSION = rawSql(`'version', ${EVENT_VERSION}`)

/** A time of a changed row as ISO 8601. */
function isoTime(column: string): Sql {
  return rawSql(
    `to_char(changed.${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
  )
}

/** `FlexPayEventPayload`, of a changed transaction. */
const OF_TRANSACTION = sql`jsonb_build_object(${VERSION}, 'id', changed.id,
  'kind', changed.kind, 'state', changed.state, 'reason', changed.reason,
  'attention', changed.attention, 'attention_at', ${isoTime("attention_at")},
  'order_id', changed.order_id, 'amount', changed.amount::text,
  'currency_code', changed.currency_code)`

/** `FlexPayPaymentLinkPayload`, of a changed payment link. */
const OF_LINK = sql`jsonb_build_object(${VERSION}, 'id', changed.id,
  'order_id', changed.order_id, 'cart_id', changed.cart_id,
  'expires_at', ${isoTime("expires_at")})`

/**
 * An INSERT of the events of the transaction in `changed`, for the query that
 * changes it: the change and its events are committed together, or not at all.
 */
export function insertTransactionEvents({
  payment,
  payout,
  attention,
}: EventsOfChange): Sql {
  return sql`INSERT INTO flexpay_event (id, name, data)
    SELECT 'fpev_' || gen_random_uuid(), event.name, ${OF_TRANSACTION}
    FROM changed CROSS JOIN LATERAL (VALUES
      (1, CASE changed.kind WHEN 'payment' THEN ${payment}::text
        ELSE ${payout}::text END),
      (2, ${attention}::text)) AS event (position, name)
    WHERE event.name IS NOT NULL ORDER BY event.position`
}

/** An INSERT of an event of the payment link in `changed`. */
export function insertLinkEvent(
  name:
    | typeof FlexPayEvents.PAYMENT_REQUESTED
    | typeof FlexPayEvents.PAYMENT_LINK_OPENED
): Sql {
  return insertEvent(name, OF_LINK)
}

/**
 * An INSERT of an event of the network whose disturbance is in `changed`.
 * @param ended payments that ended in 30 minutes
 * @param failed those of them that failed
 */
export function insertDisturbanceEvent(ended: number, failed: number): Sql {
  return insertEvent(
    FlexPayEvents.NETWORK_DISTURBED,
    sql`jsonb_build_object(${VERSION}, 'operator', changed.id,
      'ended', ${ended}::int, 'failed', ${failed}::int,
      'since', ${isoTime("since")})`
  )
}

function insertEvent(name: FlexPayEventName, data: Sql): Sql {
  return sql`INSERT INTO flexpay_event (id, name, data)
    SELECT 'fpev_' || gen_random_uuid(), ${name}, ${data} FROM changed`
}

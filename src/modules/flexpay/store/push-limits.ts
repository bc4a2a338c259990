import type { FlexPayOptions } from "../options"
import type { Database } from "./database"
import { joinSql, sql } from "./sql"
import type { Sql } from "./sql"
import { IS_CONFIRMED, IS_UNREQUESTED } from "./states-sql"
import type { Transaction } from "../transaction/transaction"

export type PushLimits = Pick<
  FlexPayOptions,
  "pushes_per_collection" | "pushes_per_phone" | "pushes_per_caller"
>

/** The part of a payment that the limits count. */
export type Push = Pick<
  Transaction,
  "payment_collection_id" | "phone" | "caller_hash"
>

/** What reached its limit. */
export type PushLimit = "collection" | "phone" | "caller"

/** How long a caller counts: as long as its hash is needed. */
export const CALLER_WINDOW = sql`interval '1 hour'`

/**
 * Payments that never reached FlexPay do not count as pushes: deferred ones,
 * those that expired so, and those that could not be sent. Nor do payments that
 * no request started.
 */
const COUNTS_AS_PUSH = sql`kind = 'payment' AND state <> 'deferred'
  AND NOT (state = 'canceled' AND reason = 'expired')
  AND COALESCE(reason, '') NOT IN ('unreachable', 'misconfigured')
  AND NOT ${IS_UNREQUESTED}
  AND deleted_at IS NULL`

/**
 * Whether one more push stays within each limit. Of a caller, paid ones do not
 * count: shoppers of one mobile network may share an address.
 */
function conditions(push: Push, limits: PushLimits): Record<PushLimit, Sql> {
  return {
    collection: sql`(SELECT count(*) FROM flexpay_transaction
        WHERE payment_collection_id = ${push.payment_collection_id}
          AND ${COUNTS_AS_PUSH} AND created_at > now() - interval '15 minutes')
      < ${limits.pushes_per_collection}`,
    phone: sql`(SELECT count(*) FROM flexpay_transaction
        WHERE phone = ${push.phone} AND ${COUNTS_AS_PUSH}
          AND created_at > now() - interval '1 hour')
      < ${limits.pushes_per_phone}`,
    caller: sql`(SELECT count(*) FROM flexpay_transaction
        WHERE caller_hash = ${push.caller_hash} AND ${COUNTS_AS_PUSH}
          AND NOT ${IS_CONFIRMED} AND created_at > now() - ${CALLER_WINDOW})
      < ${limits.pushes_per_caller}`,
  }
}

/** Whether one more push stays within the limits; see `lockPushLimits`. */
export function isUnderPushLimits(push: Push, limits: PushLimits): Sql {
  return joinSql(Object.values(conditions(push, limits)), " AND ")
}

/** The limit that one more push would exceed; null for none. */
export async function findReachedLimit(
  database: Database,
  push: Push,
  limits: PushLimits
): Promise<PushLimit | null> {
  const { collection, phone, caller } = conditions(push, limits)
  const row = await database.row<{ reached: PushLimit | null }>(
    sql`SELECT CASE WHEN NOT ${collection} THEN 'collection'
      WHEN NOT ${caller} THEN 'caller'
      WHEN NOT ${phone} THEN 'phone' END AS reached`
  )
  return row?.reached ?? null
}

/**
 * Excludes other pushes of the collection, the phone and the caller until the
 * database transaction ends. The order of the locks is fixed, against deadlocks.
 */
export async function lockPushLimits(
  database: Database,
  { payment_collection_id, phone, caller_hash }: Push
): Promise<void> {
  await database.lock(
    `flexpay:collection:${payment_collection_id}`,
    ...(phone ? [`flexpay:phone:${phone}`] : []),
    ...(caller_hash ? [`flexpay:caller:${caller_hash}`] : [])
  )
}

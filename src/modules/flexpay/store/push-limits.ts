import type { FlexPayOptions } from "../options"
import type { Database } from "./database"
import { sql } from "./sql"
import type { Sql } from "./sql"
import type { Transaction } from "../transaction/transaction"

export type PushLimits = Pick<
  FlexPayOptions,
  "pushes_per_collection" | "pushes_per_phone"
>

/** The part of a payment that the limits count. */
export type Push = Pick<Transaction, "payment_collection_id" | "phone">

/**
 * Payments that never reached FlexPay do not count as pushes: deferred ones,
 * those that expired so, and those that could not be sent.
 */
const COUNTS_AS_PUSH = sql`kind = 'payment' AND state <> 'deferred'
  AND NOT (state = 'canceled' AND reason = 'expired')
  AND COALESCE(reason, '') NOT IN ('unreachable', 'misconfigured')
  AND deleted_at IS NULL`

/** Whether one more push stays within the limits; see `lockPushLimits`. */
export function isUnderPushLimits(
  { payment_collection_id, phone }: Push,
  { pushes_per_collection, pushes_per_phone }: PushLimits
): Sql {
  return sql`(SELECT count(*) FROM flexpay_transaction
      WHERE payment_collection_id = ${payment_collection_id}
        AND ${COUNTS_AS_PUSH} AND created_at > now() - interval '15 minutes')
      < ${pushes_per_collection}
    AND (SELECT count(*) FROM flexpay_transaction
      WHERE phone = ${phone} AND ${COUNTS_AS_PUSH}
        AND created_at > now() - interval '1 hour') < ${pushes_per_phone}`
}

/**
 * Excludes other pushes of the collection and the phone until the database
 * transaction ends. The order of the locks is fixed, against deadlocks.
 */
export async function lockPushLimits(
  database: Database,
  { payment_collection_id, phone }: Push
): Promise<void> {
  await database.lock(`flexpay:collection:${payment_collection_id}`)
  if (phone) {
    await database.lock(`flexpay:phone:${phone}`)
  }
}

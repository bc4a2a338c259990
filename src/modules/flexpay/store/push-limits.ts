import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import { execute } from "./execute"
import type { Transaction } from "../transaction/transaction"

export interface PushLimits {
  pushes_per_collection: number
  pushes_per_phone: number
}

/**
 * Attempts that never reached FlexPay do not count as pushes: those not sent
 * yet, those that lapsed so, and those that could not be sent.
 */
const COUNTS_AS_PUSH = `kind = 'payment' AND state <> 'deferred'
  AND NOT (state = 'canceled' AND reason = 'expired')
  AND COALESCE(reason, '') NOT IN ('unreachable', 'misconfigured')
  AND deleted_at IS NULL`

/** Takes the collection, its limit, the phone, its limit. */
export const IS_UNDER_PUSH_LIMITS = `(SELECT count(*) FROM flexpay_transaction
    WHERE payment_collection_id = ? AND ${COUNTS_AS_PUSH}
    AND created_at > now() - interval '15 minutes') < ?
  AND (SELECT count(*) FROM flexpay_transaction
    WHERE phone = ? AND ${COUNTS_AS_PUSH}
    AND created_at > now() - interval '1 hour') < ?`

/**
 * Makes counting and writing one act for a collection and a phone, whoever
 * asks. Always in this order, so that two askers never wait for each other.
 */
export async function lockPushLimits(
  manager: SqlEntityManager,
  {
    payment_collection_id: collection,
    phone,
  }: Pick<Transaction, "payment_collection_id" | "phone">
): Promise<void> {
  const keys = [`flexpay:collection:${collection}`]
  if (phone) {
    keys.push(`flexpay:phone:${phone}`)
  }
  for (const key of keys) {
    await execute(
      manager,
      `SELECT pg_advisory_xact_lock(hashtextextended(?, 0))`,
      [key]
    )
  }
}

/** The parameters of `IS_UNDER_PUSH_LIMITS`. */
export function pushLimitValues(
  transaction: Pick<Transaction, "payment_collection_id" | "phone">,
  limits: PushLimits
): unknown[] {
  return [
    transaction.payment_collection_id,
    limits.pushes_per_collection,
    transaction.phone,
    limits.pushes_per_phone,
  ]
}

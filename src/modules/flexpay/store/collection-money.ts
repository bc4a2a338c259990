import type { Transaction } from "../transaction/transaction"
import type { Database } from "./database"
import { LOCK_ORDER } from "./payment-lock"
import { sql } from "./sql"
import type { Sql } from "./sql"
import { HOLDS_COLLECTION } from "./states-sql"

type OfCollection = Pick<Transaction, "payment_collection_id">

export const IS_PAYMENT = sql`(kind = 'payment' AND deleted_at IS NULL)`

/**
 * Whether the shop has the money of a payment, which excludes another push.
 * @param counted ids of booked payments that the requested amount is less by
 */
export function blocksNewPush(counted: string[]): Sql {
  return sql`(${HOLDS_COLLECTION} AND NOT (
    disposition IS NOT DISTINCT FROM 'booked' AND id = ANY(${counted}::text[])))`
}

/**
 * The payments that exclude another push of their collection: the shop has the
 * money.
 * @param counted ids of booked payments that the requested amount is less by
 */
export function moneyOf(
  { payment_collection_id }: OfCollection,
  counted: string[] = []
): Sql {
  return sql`SELECT * FROM flexpay_transaction
    WHERE payment_collection_id = ${payment_collection_id}
      AND ${IS_PAYMENT} AND ${blocksNewPush(counted)}`
}

/**
 * Waits for a check that writes the success of an earlier push: an SQL statement
 * that begins after this one sees the money.
 */
export async function lockPaymentsOf(
  database: Database,
  { payment_collection_id }: OfCollection
): Promise<void> {
  await database.rows(
    sql`SELECT 1 FROM flexpay_transaction
      WHERE payment_collection_id = ${payment_collection_id} AND ${IS_PAYMENT}
      ORDER BY ${LOCK_ORDER} FOR UPDATE`
  )
}

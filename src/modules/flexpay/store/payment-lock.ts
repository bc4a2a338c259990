import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import { MathBN, MedusaError } from "@medusajs/framework/utils"
import { execute } from "./execute"
import type { GuardedWrites } from "./guarded-writes"
import type { NewTimelineEntry } from "./timeline"
import { sumHeld } from "../payouts/payout-sums"
import { first, toTransaction } from "./row-mapping"
import type { Row } from "./row-mapping"
import { sql } from "./sql"
import type { Sql } from "./sql"
import type {
  Attention,
  Disposition,
  Patch,
  Transaction,
} from "../transaction/transaction"

/** A payment and its payouts, read under the payment's row lock. */
export interface LockedPayment {
  payment: Transaction
  /** All of the payment, locked as well. */
  payouts: Transaction[]
  /** A sync of the payment is under way. */
  has_sync_lease: boolean
}

/** Whether a sync of a payment is under way, by the database's clock. */
export const IS_SYNCING = sql`COALESCE(sync_lease_until > clock_timestamp(), false)`

/** Locks a row until the transaction ends. */
export async function lockRow(
  manager: SqlEntityManager,
  id: string
): Promise<(Transaction & { is_syncing: boolean }) | null> {
  return first(
    await execute<Row & { is_syncing: boolean }>(
      manager,
      sql`SELECT *, ${IS_SYNCING} AS is_syncing FROM flexpay_transaction
        WHERE id = ${id} AND deleted_at IS NULL FOR UPDATE`
    )
  )
}

/**
 * Locks a payment and its payouts until the transaction ends.
 * @throws MedusaError (not_found)
 */
export async function lockPayment(
  manager: SqlEntityManager,
  id: string | null
): Promise<LockedPayment> {
  const locked = id === null ? null : await lockRow(manager, id)
  if (!locked) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `There is no FlexPay payment ${id}.`
    )
  }
  const { is_syncing, ...payment } = locked
  return {
    payment,
    has_sync_lease: is_syncing,
    payouts: await payoutsOf(manager, payment.id, sql`FOR UPDATE`),
  }
}

/** The payouts of a payment. */
export async function payoutsOf(
  manager: SqlEntityManager,
  paymentId: string,
  lock: Sql = sql``
): Promise<Transaction[]> {
  const rows = await execute<Row>(
    manager,
    sql`SELECT * FROM flexpay_transaction
      WHERE payment_transaction_id = ${paymentId} AND kind = 'payout'
        AND deleted_at IS NULL
      ORDER BY id ${lock}`
  )
  return rows.map(toTransaction)
}

/** A payment after a write, and the patch that was written. */
export interface WrittenPayment {
  row: Transaction
  patch: Patch
}

/** Writes what a locked payment becomes by a payout. @returns null for no change */
export async function writePayment(
  writes: GuardedWrites,
  payment: Transaction,
  {
    disposition,
    attention,
    event,
  }: {
    disposition: Disposition | null
    attention: Attention | null
    event?: NewTimelineEntry
  }
): Promise<WrittenPayment | null> {
  const patch: Patch = {
    ...(disposition !== payment.disposition && { disposition }),
    ...(attention !== payment.attention && {
      attention,
      attention_at: await writes.clock.now(),
    }),
  }
  if (!event && Object.keys(patch).length === 0) {
    return null
  }
  const row = await writes.change(
    { id: payment.id, from: payment.state },
    patch,
    event ??
      (patch.attention ? { type: "attention", data: { attention } } : undefined)
  )
  return row && { row, patch }
}

/**
 * Returns unbooked money to the attention list, where no payout holds any of it
 * and none is on that list; resolves it where an operator resolved the payout.
 * @returns null for no change
 */
export async function returnUnsent(
  writes: GuardedWrites,
  paymentId: string,
  { is_resolved }: { is_resolved: boolean }
): Promise<WrittenPayment | null> {
  const { payment, payouts } = await lockPayment(writes.manager, paymentId)
  const isElsewhere =
    payment.state !== "succeeded" ||
    payment.disposition !== "going_back" ||
    MathBN.gt(sumHeld(payouts), 0) ||
    payouts.some(({ attention }) => attention !== null)
  if (isElsewhere) {
    return null
  }
  const { attention, attention_at } = payment
  const patch: Patch =
    is_resolved && attention === null
      ? { disposition: "resolved" }
      : {
          disposition: "awaiting_operator",
          attention: attention ?? "refund_not_sent",
          attention_at: attention_at ?? (await writes.clock.now()),
        }
  const row = await writes.change(
    { id: payment.id, from: payment.state },
    patch,
    attention === null && !is_resolved
      ? { type: "attention", data: { attention: "refund_not_sent" } }
      : undefined
  )
  // Announced only where the attention is new.
  return row && { row, patch: attention === null ? patch : {} }
}

import { MedusaError } from "@medusajs/framework/utils"
import type { Database } from "./database"
import type { GuardedWrites } from "./guarded-writes"
import type { NewTimelineEntry } from "./timeline"
import { changeOfUnsent } from "../payouts/unsent-money"
import { sql } from "./sql"
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

/** What a locked payment becomes by a payout. */
export interface PaymentChange {
  disposition: Disposition | null
  attention: Attention | null
  entry?: NewTimelineEntry
}

/**
 * The order in which rows are locked, against deadlocks: a decision locks a
 * payment before its payouts.
 */
export const LOCK_ORDER = sql`kind = 'payout', id`

/** Whether a sync of a payment is under way, by the database's clock. */
export const IS_SYNCING = sql`COALESCE(sync_lease_until > clock_timestamp(), false)`

/** Locks a row until the transaction ends. */
export async function lockRow(
  database: Database,
  id: string
): Promise<(Transaction & { is_syncing: boolean }) | null> {
  return await database.transaction(
    sql`SELECT *, ${IS_SYNCING} AS is_syncing FROM flexpay_transaction
      WHERE id = ${id} AND deleted_at IS NULL FOR UPDATE`
  )
}

/**
 * Locks a payment and its payouts until the transaction ends.
 * @throws MedusaError (not_found)
 */
export async function lockPayment(
  database: Database,
  id: string | null
): Promise<LockedPayment> {
  const locked = id === null ? null : await lockRow(database, id)
  if (!locked) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `There is no FlexPay payment ${id}.`
    )
  }
  const { is_syncing, ...payment } = locked
  const payouts = await database.transactions(
    sql`SELECT * FROM flexpay_transaction
      WHERE payment_transaction_id = ${payment.id} AND deleted_at IS NULL
      ORDER BY ${LOCK_ORDER} FOR UPDATE`
  )
  return { payment, payouts, has_sync_lease: is_syncing }
}

/** Writes what a locked payment becomes by a payout, if anything. */
export async function writePayment(
  writes: GuardedWrites,
  payment: Transaction,
  { disposition, attention, entry }: PaymentChange
): Promise<void> {
  const patch: Patch = {
    ...(disposition !== payment.disposition && { disposition }),
    ...(attention !== payment.attention && {
      attention,
      attention_at: await writes.clock.now(),
    }),
  }
  if (entry || Object.keys(patch).length > 0) {
    await writes.change(
      { id: payment.id, from: payment.state },
      patch,
      entry ??
        (patch.attention
          ? { type: "attention", data: { attention } }
          : undefined)
    )
  }
}

/**
 * Returns unbooked money to the attention list, where no payout holds any of it
 * and none is on that list; resolves it where an operator resolved the payout.
 */
export async function returnUnsent(
  writes: GuardedWrites,
  paymentId: string,
  { is_resolved = false }: { is_resolved?: boolean } = {}
): Promise<void> {
  const { payment, payouts } = await lockPayment(writes.database, paymentId)
  const change = changeOfUnsent(payment, payouts, { is_resolved })
  if (change) {
    await writePayment(writes, payment, change)
  }
}

import { MedusaError } from "@medusajs/framework/utils"
import { sql } from "./sql"
import type { GuardedWrites } from "./guarded-writes"
import type { NewTimelineEntry } from "./timeline"
import { lockPayment, returnUnsent, writePayment } from "./payment-lock"
import type { LockedPayment, PaymentChange } from "./payment-lock"
import type { NewPayout } from "../payouts/new-payout"
import { sumOfDay } from "../payouts/payout-day-sum"
import { insertion } from "./row-mapping"
import type { Patch, State, Transaction } from "../transaction/transaction"

/** A payment under its lock, and the payouts of the day. */
export interface PayoutFacts extends LockedPayment {
  /** Counts against the limit of the day: decimal string, major units. */
  of_day: string
}

/** A payout that is not sent yet, under the lock of its payment. */
export interface LockedPayout extends LockedPayment {
  /** Is among the payouts. */
  payout: Transaction
}

/** A payout to write, and what its payment becomes by it. */
export interface PayoutDecision extends PaymentChange {
  /** Decimal string, major units: what FlexPay pays. */
  amount: string
  /** Medusa's amount, before it was rounded. */
  session_amount: string
}

/** A change of a payout that is not sent yet. */
export interface PayoutStep {
  patch: Patch
  entry: NewTimelineEntry
}

/**
 * Writes payouts. Each decision about a payment's money is made under the lock
 * of its row; locks are taken in the order: currency, payment, its payouts.
 */
export class PayoutStore {
  constructor(private readonly writes: GuardedWrites) {}

  /**
   * Writes a payout before anything is sent. Payouts of a currency are written
   * one after another, so that `decide` sees exact sums.
   * @param decide throws when the payout must not be; null writes nothing
   * @returns the payout that this refund has already, if any
   */
  async insertPayout(
    payout: NewPayout,
    decide: (facts: PayoutFacts) => PayoutDecision | null
  ): Promise<{ transaction: Transaction; isNew: boolean } | null> {
    const { currency_code, payment_transaction_id } = payout
    return await this.writes.transactional(async (writes) => {
      const { database } = writes
      await database.lock(`flexpay:payouts:${currency_code}`)
      const existing = await findOfRefund(writes, payout)
      if (existing) {
        return { transaction: existing, isNew: false }
      }
      const locked = await lockPayment(database, payment_transaction_id)
      const of_day = await sumOfDay(database, currency_code)
      const decision = decide({ ...locked, of_day })
      if (!decision) {
        return null
      }
      const transaction = await insert(writes, payout, decision)
      await writePayment(writes, locked.payment, decision)
      return { transaction, isNew: true }
    })
  }

  /**
   * Writes what becomes of a payout that is not sent yet: claims its sending, or
   * lets it wait for an approval.
   * @param decide throws when it must no longer be sent
   * @returns null when the payout is no longer in the state `from`
   */
  async decide(
    { id, from }: { id: string; from: State },
    decide: (locked: LockedPayout) => PayoutStep
  ): Promise<Transaction | null> {
    return await this.writes.transactional(async (writes) => {
      const row = await writes.findById(id)
      const locked = await lockPayment(
        writes.database,
        row?.payment_transaction_id ?? null
      )
      const payout = locked.payouts.find((each) => each.id === id)
      if (payout?.state !== from) {
        return null
      }
      const { patch, entry } = decide({ ...locked, payout })
      return await writes.change({ id, from }, patch, entry)
    })
  }

  /**
   * Ends a payout that did not leave. Unbooked money of its payment that no
   * other payout holds returns to the attention list, or counts as resolved
   * where an operator resolved the payout.
   * @returns null when the payout is no longer in the state `from`
   */
  async close(
    { id, from }: { id: string; from: State },
    patch: Patch,
    {
      entry,
      is_resolved,
    }: { entry?: NewTimelineEntry; is_resolved?: boolean } = {}
  ): Promise<Transaction | null> {
    return await this.writes.transactional(async (writes) => {
      const payout = await writes.findById(id)
      const paymentId = payout?.payment_transaction_id ?? ""
      // The payment's lock comes before the payout's.
      await lockPayment(writes.database, paymentId)
      const closed = await writes.change({ id, from }, patch, entry)
      if (closed) {
        await returnUnsent(writes, paymentId, { is_resolved })
      }
      return closed
    })
  }
}

/** The first payout of Medusa's refund. */
async function findOfRefund(
  writes: GuardedWrites,
  { refund_id, replaces_id }: NewPayout
): Promise<Transaction | null> {
  return refund_id === null || replaces_id !== null
    ? null
    : await writes.findOne(
        sql`refund_id = ${refund_id} AND replaces_id IS NULL
          AND deleted_at IS NULL`
      )
}

async function insert(
  { database }: GuardedWrites,
  payout: NewPayout,
  { amount, session_amount }: PayoutDecision
): Promise<Transaction> {
  const { columns, values } = insertion({
    ...payout,
    amount,
    session_amount,
    kind: "payout",
    method: "mobile_money",
    state: "draft",
    next_check_at: payout.expires_at,
  })
  const transaction = await database.transaction(
    sql`INSERT INTO flexpay_transaction (${columns})
      VALUES (${values}) RETURNING *`
  )
  if (transaction) {
    return transaction
  }
  throw new MedusaError(
    MedusaError.Types.DB_ERROR,
    "The payout was not written."
  )
}

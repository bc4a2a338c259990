import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import { execute } from "./execute"
import { lockName } from "./lock-name"
import { sql } from "./sql"
import type { GuardedWrites } from "./guarded-writes"
import type { NewTimelineEntry } from "./timeline"
import {
  IS_SYNCING,
  lockPayment,
  lockRow,
  payoutsOf,
  returnUnsent,
  writePayment,
} from "./payment-lock"
import type { LockedPayment } from "./payment-lock"
import { sumOfDay } from "../payouts/payout-day-sum"
import { sumHeld, sumSent } from "../payouts/payout-sums"
import { first, insertion, toTransaction } from "./row-mapping"
import type { NewPayout, Row } from "./row-mapping"
import type {
  Attention,
  Disposition,
  Patch,
  State,
  Transaction,
} from "../transaction/transaction"

/** A payment under its lock, and the payouts of the day. */
export interface PayoutFacts extends LockedPayment {
  /** Counts against the limit of the day: decimal string, major units. */
  of_day: string
}

/** A payout to write, and what its payment becomes by it. */
export interface PayoutDecision {
  /** Decimal string, major units: what FlexPay pays. */
  amount: string
  /** Medusa's amount, before it was rounded. */
  session_amount: string
  disposition: Disposition | null
  attention: Attention | null
  event?: NewTimelineEntry
}

/** Payouts and syncs around payments. */
export interface RelatedRecords {
  payouts: Transaction[]
  /** Payments of which a sync is under way. */
  syncing: ReadonlySet<string>
}

/**
 * Reads and writes payouts. Each decision about a payment's money is made under
 * the lock of its row; locks are taken in the order: currency, payment, its
 * payouts.
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
    const { written, payment } = await this.writes.transactional(
      async (writes) => {
        const { manager } = writes
        await lockName(manager, `flexpay:payouts:${payout.currency_code}`)
        const existing = await findOfRefund(writes, payout)
        if (existing) {
          return { written: { transaction: existing, isNew: false } }
        }
        const locked = await lockPayment(manager, payout.payment_transaction_id)
        const decision = decide({
          ...locked,
          of_day: await sumOfDay(manager, payout.currency_code),
        })
        return decision
          ? {
              written: {
                transaction: await insert(manager, payout, decision),
                isNew: true,
              },
              payment: await writePayment(writes, locked.payment, decision),
            }
          : { written: null }
      }
    )
    if (payment) {
      this.writes.notify(payment.row, payment.patch)
    }
    return written
  }

  /**
   * Claims the sending of a payout.
   * @param write.assertOwed throws when it must no longer be sent
   * @returns null when the payout is no longer in the state `from`
   */
  async claimToSend(
    { id, from }: { id: string; from: State },
    {
      patch,
      event,
      assertOwed,
    }: {
      patch: Patch
      event: NewTimelineEntry
      assertOwed: (locked: LockedPayment) => void
    }
  ): Promise<Transaction | null> {
    const claimed = await this.writes.transactional(async (writes) => {
      const payout = await writes.findById(id)
      const locked = await lockPayment(
        writes.manager,
        payout?.payment_transaction_id ?? null
      )
      if (locked.payouts.find((row) => row.id === id)?.state !== from) {
        return null
      }
      assertOwed(locked)
      return await writes.change({ id, from }, patch, event)
    })
    return this.writes.notify(claimed, patch)
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
    { event, is_resolved }: { event?: NewTimelineEntry; is_resolved: boolean }
  ): Promise<Transaction | null> {
    const { closed, returned } = await this.writes.transactional(
      async (writes) => {
        const payout = await writes.findById(id)
        const paymentId = payout?.payment_transaction_id ?? ""
        // The payment's lock comes before the payout's.
        await lockPayment(writes.manager, paymentId)
        const written = await writes.change({ id, from }, patch, event)
        return {
          closed: written,
          returned:
            written && (await returnUnsent(writes, paymentId, { is_resolved })),
        }
      }
    )
    if (returned) {
      this.writes.notify(returned.row, returned.patch)
    }
    return this.writes.notify(closed, patch)
  }

  /** Returns unbooked money that no payout holds to the attention list. */
  async returnToOperator(paymentId: string): Promise<void> {
    const returned = await this.writes.transactional(
      async (writes) =>
        await returnUnsent(writes, paymentId, { is_resolved: false })
    )
    if (returned) {
      this.writes.notify(returned.row, returned.patch)
    }
  }

  /**
   * Changes a row under its lock.
   * @param decide throws to refuse
   */
  async changeLocked(
    id: string,
    decide: (row: Transaction) => { patch: Patch; event: NewTimelineEntry }
  ): Promise<Transaction | null> {
    const { written, patch } = await this.writes.transactional(
      async (writes) => {
        const row = await lockRow(writes.manager, id)
        const decision = row && decide(row)
        return {
          patch: decision?.patch ?? {},
          written:
            row && decision
              ? await writes.change(
                  { id, from: row.state },
                  decision.patch,
                  decision.event
                )
              : null,
        }
      }
    )
    return this.writes.notify(written, patch)
  }

  /**
   * Sums the payouts of a payment that left or may have left, in major units.
   * @param options.sent leaves out those that are not sent yet
   */
  async sumPaidOut(
    paymentTransactionId: string,
    { sent = false }: { sent?: boolean } = {}
  ): Promise<string> {
    const payouts = await payoutsOf(this.writes.manager, paymentTransactionId)
    return sent ? sumSent(payouts) : sumHeld(payouts)
  }

  /** Reads the payouts and syncs of payments in one query. */
  async relatedRecords(paymentIds: string[]): Promise<RelatedRecords> {
    const rows = paymentIds.length
      ? await execute<Row & { is_syncing: boolean }>(
          this.writes.manager,
          sql`SELECT *, ${IS_SYNCING} AS is_syncing FROM flexpay_transaction
            WHERE deleted_at IS NULL
              AND (payment_transaction_id = ANY(${paymentIds}::text[])
                OR id = ANY(${paymentIds}::text[]))`
        )
      : []
    return {
      payouts: rows.filter(({ kind }) => kind === "payout").map(toTransaction),
      syncing: new Set(
        rows.flatMap(({ id, is_syncing }) => (is_syncing ? [id] : []))
      ),
    }
  }

  /** The payout that was sent in place of this one. */
  async findReplacement(id: string): Promise<Transaction | null> {
    return await this.writes.findOne(
      sql`replaces_id = ${id} AND state <> 'canceled' AND deleted_at IS NULL`
    )
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
  manager: SqlEntityManager,
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
  const transaction = first(
    await execute<Row>(
      manager,
      sql`INSERT INTO flexpay_transaction (${columns})
        VALUES (${values}) RETURNING *`
    )
  )
  if (transaction) {
    return transaction
  }
  throw new MedusaError(
    MedusaError.Types.DB_ERROR,
    "The payout was not written."
  )
}

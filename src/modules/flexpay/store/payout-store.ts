import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import { execute } from "./execute"
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
import { first, insertion, toTransaction, textArray } from "./row-mapping"
import type { NewPayout, Patch, Row } from "./row-mapping"
import type {
  Attention,
  Disposition,
  State,
  Transaction,
} from "../transaction/transaction"

/** The same, with what counts against the limit of the day, in major units. */
export interface PayoutFacts extends LockedPayment {
  of_day: string
}

/** What is to be written: a payout, and what its payment becomes by it. */
export interface PayoutDecision {
  /** Decimal string, major units: what FlexPay pays. */
  amount: string
  /** The same as Medusa knows it, before it was rounded. */
  session_amount: string
  disposition: Disposition | null
  attention: Attention | null
  event?: NewTimelineEntry
}

/** What an operator's screen knows around its transactions. */
export interface RelatedRecords {
  payouts: Transaction[]
  /** Payments of which a sync is under way. */
  syncing: ReadonlySet<string>
}

/**
 * The ledger's statements for money that is given back. Each decision about a
 * payment's money is made under the lock of its row; locks are taken in the
 * order: currency, payment, its payouts.
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
        await execute(
          manager,
          `SELECT pg_advisory_xact_lock(hashtextextended(?, 0))`,
          [`flexpay:payouts:${payout.currency_code}`]
        )
        const found = await this.findOfRefund(manager, payout)
        if (found) {
          return { written: { transaction: found, isNew: false } }
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

  /** The payout that Medusa's refund has already. */
  private async findOfRefund(
    manager: SqlEntityManager,
    { refund_id, replaces_id }: NewPayout
  ): Promise<Transaction | null> {
    if (refund_id === null || replaces_id !== null) {
      return null
    }
    return first(
      await execute<Row>(
        manager,
        `SELECT * FROM flexpay_transaction
         WHERE refund_id = ? AND replaces_id IS NULL AND deleted_at IS NULL`,
        [refund_id]
      )
    )
  }

  /**
   * Takes the right to send a payout, of many callers one.
   * @param assertOwed throws when it must no longer be sent
   */
  async claimToSend(
    { id, from }: { id: string; from: State },
    patch: Patch,
    event: NewTimelineEntry,
    assertOwed: (locked: LockedPayment) => void
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
   * Ends a payout of which nothing left, and with it what its payment waits
   * for: unbooked money of which no other payout holds anything goes back to
   * the attention list, or counts as resolved where an operator resolved it.
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

  /**
   * Puts unbooked money of which no payout holds anything back on the attention
   * list, where it is not there or elsewhere already.
   */
  async returnToOperator(paymentId: string): Promise<void> {
    const returned = await this.writes.transactional(
      async (writes) =>
        await returnUnsent(writes, paymentId, { is_resolved: false })
    )
    if (returned) {
      this.writes.notify(returned.row, returned.patch)
    }
  }

  /** Locks a row, and writes what `decide` makes of it; it throws to refuse. */
  async changeLocked(
    id: string,
    decide: (row: Transaction) => { patch: Patch; event: NewTimelineEntry }
  ): Promise<Transaction | null> {
    const { written, patch } = await this.writes.transactional(
      async (writes) => {
        const row = await lockRow(writes.manager, id)
        const decided = row && decide(row)
        return {
          patch: decided?.patch ?? {},
          written:
            row && decided
              ? await writes.change(
                  { id, from: row.state },
                  decided.patch,
                  decided.event
                )
              : null,
        }
      }
    )
    return this.writes.notify(written, patch)
  }

  /**
   * What was given back of a payment, or may be on its way, in major units.
   * @param sent without what is only written yet
   */
  async sumPaidOut(
    paymentTransactionId: string,
    { sent = false }: { sent?: boolean } = {}
  ): Promise<string> {
    const payouts = await payoutsOf(this.writes.manager, paymentTransactionId)
    return sent ? sumSent(payouts) : sumHeld(payouts)
  }

  /** What stands around these transactions, in one query. */
  async relatedRecords(paymentIds: string[]): Promise<RelatedRecords> {
    const rows = paymentIds.length
      ? await execute<Row & { is_syncing: boolean }>(
          this.writes.manager,
          `SELECT *, ${IS_SYNCING} AS is_syncing FROM flexpay_transaction
           WHERE deleted_at IS NULL
             AND (payment_transaction_id = ANY(?::text[]) OR id = ANY(?::text[]))`,
          [textArray(paymentIds), textArray(paymentIds)]
        )
      : []
    return {
      payouts: rows.filter(({ kind }) => kind === "payout").map(toTransaction),
      syncing: new Set(
        rows.flatMap(({ id, is_syncing }) => (is_syncing ? [id] : []))
      ),
    }
  }

  async findReplacement(id: string): Promise<Transaction | null> {
    return await this.writes.findOne(
      `replaces_id = ? AND state <> 'canceled' AND deleted_at IS NULL`,
      [id]
    )
  }
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
      `INSERT INTO flexpay_transaction (${columns.join(", ")})
       VALUES (${columns.map(() => "?").join(", ")}) RETURNING *`,
      values
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

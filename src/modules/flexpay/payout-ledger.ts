import { MedusaError } from "@medusajs/framework/utils"
import { execute } from "./execute"
import { Ledger } from "./ledger"
import { first, insertion } from "./rows"
import type { NewPayout, Row } from "./rows"
import type { Transaction } from "./transaction"

/** What was paid out so far or may be on its way, in major units. */
export interface PayoutSums {
  /** Of the same payment. */
  of_payment: string
  /** Of the same currency in the last 24 hours. */
  of_day: string
}

/**
 * Payouts whose money left or may leave. One that was sent again for counts
 * no more, unless it arrived after all: the one that replaced it does.
 */
const HOLDS_MONEY = `kind = 'payout' AND deleted_at IS NULL
  AND state NOT IN ('refused', 'failed', 'canceled')
  AND (state = 'succeeded' OR NOT EXISTS (SELECT 1 FROM flexpay_transaction later
    WHERE later.replaces_id = flexpay_transaction.id
      AND later.state <> 'canceled' AND later.deleted_at IS NULL))`

/** Those that count against today's limit: one not sent yet may go any time. */
const OF_THE_DAY = `(state = 'awaiting_approval'
  OR COALESCE(sent_at, created_at) > now() - interval '24 hours')`

/** The ledger's statements for money that is given back. */
export class PayoutLedger extends Ledger {
  /**
   * Writes a payout before anything is sent. Payouts of a currency are written
   * one after another, so that `check` sees exact sums.
   * @param check throws when the payout must not be
   * @returns the payout that this refund, or this resend, has already, if any
   */
  async insertPayout(
    payout: NewPayout,
    check: (sums: PayoutSums) => void
  ): Promise<{ transaction: Transaction; isNew: boolean }> {
    return await this.manager.transactional(async (manager) => {
      await execute(
        manager,
        `SELECT pg_advisory_xact_lock(hashtextextended(?, 0))`,
        [`flexpay:payouts:${payout.currency_code}`]
      )
      const existing = await execute<Row>(
        manager,
        `SELECT * FROM flexpay_transaction WHERE deleted_at IS NULL
         AND CASE WHEN ?::text IS NULL
           THEN refund_id = ? AND replaces_id IS NULL
           ELSE replaces_id = ? AND state <> 'canceled' END`,
        [payout.replaces_id, payout.refund_id, payout.replaces_id]
      )
      const found = first(existing)
      if (found) {
        return { transaction: found, isNew: false }
      }
      const [sums] = await execute<PayoutSums>(
        manager,
        `SELECT
           COALESCE(sum(amount) FILTER (WHERE payment_transaction_id = ?
             AND id IS DISTINCT FROM ?), 0)::text AS of_payment,
           COALESCE(sum(amount) FILTER (WHERE currency_code = ?
             AND ${OF_THE_DAY}), 0)::text AS of_day
         FROM flexpay_transaction WHERE ${HOLDS_MONEY}
           AND (payment_transaction_id = ? OR ${OF_THE_DAY})`,
        [
          payout.payment_transaction_id,
          payout.replaces_id,
          payout.currency_code,
          payout.payment_transaction_id,
        ]
      )
      check(sums ?? { of_payment: "0", of_day: "0" })
      const { columns, values } = insertion({
        ...payout,
        kind: "payout",
        method: "mobile_money",
        state: "draft",
        session_amount: payout.amount,
        next_check_at: payout.lives_until,
      })
      const rows = await execute<Row>(
        manager,
        `INSERT INTO flexpay_transaction (${columns.join(", ")})
         VALUES (${columns.map(() => "?").join(", ")}) RETURNING *`,
        values
      )
      const transaction = first(rows)
      if (!transaction) {
        throw new MedusaError(
          MedusaError.Types.DB_ERROR,
          "The payout was not written."
        )
      }
      return { transaction, isNew: true }
    })
  }

  /**
   * What was given back of a payment, or may be on its way, in major units.
   * @param sent without what is only written yet
   */
  async sumPaidOut(
    paymentTransactionId: string,
    { sent = false }: { sent?: boolean } = {}
  ): Promise<string> {
    const [row] = await execute<{ sum: string }>(
      this.manager,
      `SELECT COALESCE(sum(amount), 0)::text AS sum FROM flexpay_transaction
       WHERE payment_transaction_id = ? AND ${HOLDS_MONEY}
         AND (NOT ? OR state NOT IN ('draft', 'awaiting_approval'))`,
      [paymentTransactionId, sent]
    )
    return row?.sum ?? "0"
  }

  async findReplacement(id: string): Promise<Transaction | null> {
    return await this.findOne(
      `replaces_id = ? AND state <> 'canceled' AND deleted_at IS NULL`,
      [id]
    )
  }
}

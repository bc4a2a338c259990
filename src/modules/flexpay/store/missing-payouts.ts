import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import { execute } from "./execute"
import { rawSql, sql } from "./sql"
import type { Sql } from "./sql"
import { ulidTimePrefix } from "../reconciliation/ulid-time"

/** A refund in Medusa that no payout pays. */
export interface UnpaidRefund {
  id: string
  /** Decimal string, major units. */
  amount: string
  created_by: string | null
  note: string | null
  payment_transaction_id: string | null
}

/** One order, or the attempts that were created in a period. */
export type CanceledOrderScope =
  { order_id: string } | { created_from: Date; created_to: Date }

const HOUR_MS = 60 * 60 * 1000
const PAGE_SIZE = 200

/** Earlier runs handled what was canceled before. */
const CANCELED_RECENTLY = `clock_timestamp() - interval '3 days'`

const REFUND =
  rawSql(`SELECT refund.id, refund.raw_amount ->> 'value' AS amount,
    refund.created_by, refund.note,
    payment.data ->> 'transaction_id' AS payment_transaction_id
  FROM refund
  JOIN payment ON payment.id = refund.payment_id AND payment.deleted_at IS NULL
    AND payment.provider_id ~ '^pp_flexpay(-card|)(_|$)'`)

const HAS_NO_PAYOUT = rawSql(`AND refund.deleted_at IS NULL
    AND refund.metadata ->> 'flexpay_reversal_of' IS NULL
    AND NOT EXISTS (SELECT 1 FROM flexpay_transaction
      WHERE refund_id = refund.id AND deleted_at IS NULL)`)

const ATTEMPTS_OF_CANCELED_ORDERS = rawSql(`flexpay_transaction attempt
  JOIN order_payment_collection link
    ON link.payment_collection_id = attempt.payment_collection_id
    AND link.deleted_at IS NULL
  JOIN "order" canceled ON canceled.id = link.order_id
    AND canceled.deleted_at IS NULL
    AND canceled.canceled_at > ${CANCELED_RECENTLY}
  WHERE attempt.kind = 'payment' AND attempt.deleted_at IS NULL`)

const sumOf = (table: "capture" | "refund") =>
  `(SELECT coalesce(sum(amount), 0) FROM ${table}
    WHERE payment_id = payment.id AND deleted_at IS NULL)`

/** A success that Medusa has not refunded, and that was never raised for this. */
const KEEPS_MONEY =
  rawSql(`attempt.state = 'succeeded' AND attempt.attention IS NULL
  AND EXISTS (SELECT 1 FROM payment
    WHERE payment.payment_collection_id = attempt.payment_collection_id
      AND payment.data ->> 'transaction_id' = attempt.id
      AND payment.deleted_at IS NULL
      AND ${sumOf("capture")} > ${sumOf("refund")})
  AND NOT EXISTS (SELECT 1 FROM flexpay_transaction payout
    WHERE payout.payment_transaction_id = attempt.id
      AND payout.attention IS NOT NULL AND payout.deleted_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM flexpay_timeline_entry entry
    WHERE entry.transaction_id = attempt.id AND entry.type = 'attention'
      AND entry.data ->> 'attention' = 'order_canceled'
      AND entry.deleted_at IS NULL)`)

/**
 * Finds money that Medusa owes a shopper and that no payout pays. Medusa has no
 * index on the dates of refunds and cancellations: refunds are found by their
 * ids, which are ULIDs and begin with the time, and orders by our transactions.
 */
export class MissingPayouts {
  constructor(private readonly manager: SqlEntityManager) {}

  /** Refunds without a payout that were created in a period, page by page. */
  async *listRefunds({
    from,
    to,
  }: {
    from: Date
    to: Date
  }): AsyncGenerator<UnpaidRefund> {
    // An hour to spare for servers' clocks that differ.
    let last = `ref_${ulidTimePrefix(from.getTime() - HOUR_MS)}`
    let page: UnpaidRefund[]
    do {
      page = await execute<UnpaidRefund>(
        this.manager,
        sql`${REFUND}
          WHERE refund.id > ${last}
            AND refund.created_at > ${from} AND refund.created_at < ${to}
            ${HAS_NO_PAYOUT}
          ORDER BY refund.id LIMIT ${PAGE_SIZE}`
      )
      yield* page
      last = page.at(-1)?.id ?? last
    } while (page.length === PAGE_SIZE)
  }

  /** Payment collections of canceled orders whose attempts are not marked yet. */
  async listCanceledCollections(scope: CanceledOrderScope): Promise<string[]> {
    const rows = await this.list<{ payment_collection_id: string }>(
      sql`DISTINCT attempt.payment_collection_id`,
      sql`attempt.order_canceled_at IS NULL`,
      scope
    )
    return rows.map(({ payment_collection_id }) => payment_collection_id)
  }

  /** Ids of payments that a canceled order has kept. */
  async listKeptPayments(scope: CanceledOrderScope): Promise<string[]> {
    const rows = await this.list<{ id: string }>(
      sql`attempt.id`,
      KEEPS_MONEY,
      scope
    )
    return rows.map(({ id }) => id)
  }

  /** A page: rows that were handled are not found again. */
  private async list<T>(
    columns: Sql,
    condition: Sql,
    scope: CanceledOrderScope
  ): Promise<T[]> {
    const isInScope =
      "order_id" in scope
        ? sql`link.order_id = ${scope.order_id}`
        : sql`attempt.created_at >= ${scope.created_from}
            AND attempt.created_at < ${scope.created_to}`
    return await execute<T>(
      this.manager,
      sql`SELECT ${columns} FROM ${ATTEMPTS_OF_CANCELED_ORDERS}
        AND ${isInScope} AND ${condition} LIMIT ${PAGE_SIZE}`
    )
  }
}

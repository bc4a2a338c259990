import type { Database } from "./database"
import { sumOfPayment } from "./medusa-records"
import { sql } from "./sql"
import type { Sql } from "./sql"
import { FLEXPAY_PROVIDER_ID } from "../provider-ids"
import { idBounds } from "../reconciliation/ulid-time"

/** A refund in Medusa that no payout pays. */
export interface UnpaidRefund {
  id: string
  /** Decimal string, major units. */
  amount: string
  created_by: string | null
  note: string | null
  /** Of Medusa. */
  payment_id: string
  payment_transaction_id: string | null
}

/** One order, or the attempts that were created in a period. */
export type CanceledOrderScope =
  { order_id: string } | { created_from: Date; created_to: Date }

const PAGE_SIZE = 200

const REFUND = sql`SELECT refund.id, refund.raw_amount ->> 'value' AS amount,
    refund.created_by, refund.note, refund.payment_id,
    payment.data ->> 'transaction_id' AS payment_transaction_id
  FROM refund
  JOIN payment ON payment.id = refund.payment_id AND payment.deleted_at IS NULL
    AND payment.provider_id ~ ${FLEXPAY_PROVIDER_ID.source}`

const HAS_NO_PAYOUT = sql`AND refund.deleted_at IS NULL
    AND refund.metadata ->> 'flexpay_reversal_of' IS NULL
    AND NOT EXISTS (SELECT 1 FROM flexpay_transaction
      WHERE refund_id = refund.id AND deleted_at IS NULL)`

/** Earlier runs handled what was canceled before. */
const ATTEMPTS_OF_CANCELED_ORDERS = sql`flexpay_transaction attempt
  JOIN order_payment_collection link
    ON link.payment_collection_id = attempt.payment_collection_id
    AND link.deleted_at IS NULL
  JOIN "order" canceled ON canceled.id = link.order_id
    AND canceled.deleted_at IS NULL
    AND canceled.canceled_at > clock_timestamp() - interval '3 days'
  WHERE attempt.kind = 'payment' AND attempt.deleted_at IS NULL`

/** A success that Medusa has not refunded, and that was never raised for this. */
const KEEPS_MONEY = sql`attempt.state = 'succeeded' AND attempt.attention IS NULL
  AND EXISTS (SELECT 1 FROM payment
    WHERE payment.payment_collection_id = attempt.payment_collection_id
      AND payment.data ->> 'transaction_id' = attempt.id
      AND payment.deleted_at IS NULL
      AND ${sumOfPayment("capture")} > ${sumOfPayment("refund")})
  AND NOT EXISTS (SELECT 1 FROM flexpay_transaction payout
    WHERE payout.payment_transaction_id = attempt.id
      AND payout.attention IS NOT NULL AND payout.deleted_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM flexpay_timeline_entry entry
    WHERE entry.transaction_id = attempt.id AND entry.type = 'attention'
      AND entry.data ->> 'attention' = 'order_canceled'
      AND entry.deleted_at IS NULL)`

/**
 * Finds money that Medusa owes a shopper and that no payout pays. Medusa has no
 * index on the dates of refunds and cancellations: refunds are found by their
 * ids, which are ULIDs and begin with the time, and orders by our transactions.
 */
export class MissingPayouts {
  constructor(private readonly database: Database) {}

  /** Refunds without a payout that were created in a period, page by page. */
  async *listRefunds(period: {
    from: Date
    to: Date
  }): AsyncGenerator<UnpaidRefund> {
    let last = idBounds("ref", period).first
    let page: UnpaidRefund[]
    do {
      page = await this.database.rows<UnpaidRefund>(
        sql`${REFUND}
          WHERE refund.id > ${last}
            AND refund.created_at > ${period.from}
            AND refund.created_at < ${period.to}
            ${HAS_NO_PAYOUT}
          ORDER BY refund.id LIMIT ${PAGE_SIZE}`
      )
      yield* page
      last = page.at(-1)?.id ?? last
    } while (page.length === PAGE_SIZE)
  }

  /** Payment collections of canceled orders whose attempts are not marked yet. */
  async listCanceledCollections(scope: CanceledOrderScope): Promise<string[]> {
    return await this.list(
      sql`DISTINCT attempt.payment_collection_id`,
      sql`attempt.order_canceled_at IS NULL`,
      scope
    )
  }

  /** Ids of payments that a canceled order has kept. */
  async listKeptPayments(scope: CanceledOrderScope): Promise<string[]> {
    return await this.list(sql`attempt.id`, KEEPS_MONEY, scope)
  }

  /** A page: rows that were handled are not found again. */
  private async list(
    id: Sql,
    condition: Sql,
    scope: CanceledOrderScope
  ): Promise<string[]> {
    const isInScope =
      "order_id" in scope
        ? sql`link.order_id = ${scope.order_id}`
        : sql`attempt.created_at >= ${scope.created_from}
            AND attempt.created_at < ${scope.created_to}`
    const rows = await this.database.rows<{ id: string }>(
      sql`SELECT ${id} AS id FROM ${ATTEMPTS_OF_CANCELED_ORDERS}
        AND ${isInScope} AND ${condition} LIMIT ${PAGE_SIZE}`
    )
    return rows.map((row) => row.id)
  }
}

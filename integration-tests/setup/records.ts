import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  MathBN,
  Modules,
} from "@medusajs/framework/utils"
import { z } from "zod"
import { awaitQuiet } from "./count-queries"
import { waitFor } from "../../harness/wait-for"
import { LOCK_ORDER } from "../../src/modules/flexpay/store/payment-lock"

/** The part of Medusa's connection that tests use. */
interface PgConnection {
  raw(
    query: string,
    values: unknown[]
  ): Promise<{ rows: Record<string, unknown>[] }>
}

const amount = z
  .object({ value: z.coerce.string() })
  .transform(({ value }) => MathBN.convert(value).toFixed())

const orderSchema = z.object({
  status: z.string(),
  currency_code: z.string(),
  transactions: z
    .array(z.object({ reference: z.string(), raw_amount: amount }))
    .nullish(),
  payment_collections: z.array(
    z.object({
      status: z.string(),
      payments: z
        .array(
          z.object({
            provider_id: z.string(),
            raw_amount: amount,
            captures: z.array(z.object({ raw_amount: amount })).nullish(),
            refunds: z.array(z.object({ raw_amount: amount })).nullish(),
          })
        )
        .nullish(),
    })
  ),
})

/** The columns of a transaction that tests read. */
const rowSchema = z.object({
  id: z.string(),
  state: z.string(),
  reason: z.string().nullable(),
  attention: z.string().nullable(),
  reference: z.string(),
  order_number: z.string().nullable(),
  payment_session_id: z.string().nullable(),
  authorized_session_id: z.string().nullable(),
  order_id: z.string().nullable(),
  synced_state: z.string().nullable(),
  disposition: z.string().nullable(),
  callbacks: z.number(),
  checks: z.number(),
})

export type TransactionRow = z.infer<typeof rowSchema>

/** What stands in the shop's database, and the passing of time. */
export class Records {
  constructor(private readonly getContainer: () => MedusaContainer) {}

  /** Runs SQL on the shop's database; `?` stands for a value. */
  async sql(
    query: string,
    values: unknown[] = []
  ): Promise<Record<string, unknown>[]> {
    const connection = this.getContainer().resolve<PgConnection>(
      ContainerRegistrationKeys.PG_CONNECTION
    )
    const { rows } = await connection.raw(query, values)
    return rows
  }

  /** All attempts, the oldest first. */
  async rows(): Promise<TransactionRow[]> {
    return z
      .array(rowSchema)
      .parse(
        await this.sql("SELECT * FROM flexpay_transaction ORDER BY created_at")
      )
  }

  /** The only payment attempt, beside whatever was paid out of it. */
  async onlyPayment(): Promise<TransactionRow> {
    const rows = z
      .array(rowSchema)
      .parse(
        await this.sql(
          "SELECT * FROM flexpay_transaction WHERE kind = 'payment'"
        )
      )
    if (!rows[0] || rows.length > 1) {
      throw new Error(`${rows.length} payments, not one`)
    }
    return rows[0]
  }

  async onlyRow(): Promise<TransactionRow> {
    const rows = await this.rows()
    if (!rows[0] || rows.length > 1) {
      throw new Error(`${rows.length} transactions, not one`)
    }
    return rows[0]
  }

  /** The only row, once it is synced. */
  async syncedRow(): Promise<TransactionRow> {
    return await waitFor("the sync of the only row", async () => {
      const row = await this.onlyRow()
      return row.synced_state === row.state ? row : null
    })
  }

  /** Makes each open transaction due, as if its time had come. */
  async scheduleCheckNow(): Promise<void> {
    // The second whose budget was used is over, too.
    await this.sql("DELETE FROM flexpay_job", [])
    await this.sql(
      `UPDATE flexpay_transaction SET next_check_at = now(), checked_at = NULL
       WHERE id = ANY(ARRAY(SELECT id FROM flexpay_transaction
         WHERE next_check_at IS NOT NULL
         ORDER BY ${LOCK_ORDER.text} FOR UPDATE))`
    )
  }

  /**
   * Nothing is checked for an hour, not even what a poll would have checked: what
   * a measured act writes is then its own.
   */
  async restFromChecks(): Promise<void> {
    const rest = () =>
      this.sql(
        `UPDATE flexpay_transaction
         SET checked_at = now() + interval '1 hour',
             next_check_at = now() + interval '1 hour'`
      )
    await rest()
    // A check that is on its way writes when the next one is due.
    await awaitQuiet()
    await rest()
  }

  /** Lets every attempt be older than it is. */
  async age(interval: string): Promise<void> {
    await this.sql(
      `UPDATE flexpay_transaction
       SET created_at = created_at - ?::interval,
           expires_at = expires_at - ?::interval,
           finalized_at = finalized_at - ?::interval,
           sync_lease_until = sync_lease_until - ?::interval,
           checked_at = checked_at - ?::interval,
           next_check_at = next_check_at - ?::interval`,
      Array(6).fill(interval)
    )
  }

  /** What the recheck job runs every ten seconds, when all is due. */
  async recheck(): Promise<void> {
    await this.scheduleCheckNow()
    await this.getContainer()
      .resolve(Modules.WORKFLOW_ENGINE)
      .run("recheck-flexpay-transactions", { input: { for_ms: 5_000 } })
  }

  /** Sets the price of the one product that the tests' shopper buys. */
  async setPrice(currency: string, amount: string): Promise<void> {
    const priced = await this.sql(
      `UPDATE price SET amount = ?, raw_amount = ?::jsonb
       WHERE currency_code = ? AND price_set_id IN (
         SELECT price_set_id FROM product_variant_price_set
         JOIN product_variant ON product_variant.id = variant_id
         WHERE sku = 'MIEL-DU-KWILU-1')
       RETURNING price.id`,
      [amount, JSON.stringify({ value: amount, precision: 20 }), currency]
    )
    if (priced.length !== 1) {
      throw new Error(`${priced.length} prices in ${currency}, not one`)
    }
  }

  async orderIds(): Promise<string[]> {
    const rows = await this.sql(
      `SELECT id FROM "order" WHERE deleted_at IS NULL`
    )
    return rows.map(({ id }) => String(id))
  }

  async sessionStatus(id: string): Promise<string> {
    const rows = await this.sql(
      "SELECT status FROM payment_session WHERE id = ? AND deleted_at IS NULL",
      [id]
    )
    return String(rows[0]?.status ?? "gone")
  }

  /** An order and all money that Medusa counts for it, in major units. */
  async order(id: string) {
    const query = this.getContainer().resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({
      entity: "order",
      fields: [
        "status",
        "currency_code",
        "transactions.reference",
        "transactions.raw_amount",
        "payment_collections.status",
        "payment_collections.payments.provider_id",
        "payment_collections.payments.raw_amount",
        "payment_collections.payments.captures.raw_amount",
        "payment_collections.payments.refunds.raw_amount",
      ],
      filters: { id },
    })
    const order = orderSchema.parse(data[0])
    const payments = order.payment_collections.flatMap(
      (collection) => collection.payments ?? []
    )
    return {
      status: order.status,
      currency: order.currency_code,
      collections: order.payment_collections.map(({ status }) => status),
      payments: payments.map(({ provider_id, raw_amount }) => ({
        provider: provider_id,
        amount: raw_amount,
      })),
      captures: payments.flatMap((payment) =>
        (payment.captures ?? []).map(({ raw_amount }) => raw_amount)
      ),
      refunds: payments.flatMap((payment) =>
        (payment.refunds ?? []).map(({ raw_amount }) => raw_amount)
      ),
      transactions: (order.transactions ?? []).map(
        ({ reference, raw_amount }) => `${reference} ${raw_amount}`
      ),
    }
  }
}

/** An order that one payment of FlexPay's paid in full, and nothing else. */
export function paidOnce(
  amount: string,
  { provider = "pp_flexpay_flexpay", currency = "cdf" } = {}
) {
  return {
    status: "pending",
    currency,
    collections: ["completed"],
    payments: [{ provider, amount }],
    captures: [amount],
    refunds: [],
    transactions: [`capture ${amount}`],
  }
}

import { Modules } from "@medusajs/framework/utils"
import { z } from "zod"
import type { Transaction } from "../../src/modules/flexpay/transaction/transaction"
import type { AdminCreateFlexPayPayout } from "../../src/api/admin/flexpay/types"
import type { ShopUnderTest } from "./describe-shop"
import type { GatewayEntry } from "../../harness/shop/gateway"
import { waitFor } from "../../harness/wait-for"

/** The total of the seeded cart. */
export const TOTAL = "28000"
/** Pays by itself, and receives payouts. */
export const PAYER = "0810000001"
/** Pays another amount than it was asked for. */
export const PAYS_ANOTHER_AMOUNT = "0810000013"

/** A machine that others share takes its time to place an order. */
export const PLACED_WITHIN_MS = 60_000

/** An order of which the money has arrived. */
export interface PaidOrder {
  orderId: string
  collectionId: string
  /** Medusa's payment. */
  paymentId: string
  /** The plugin's payment. */
  transactionId: string
}

export type AdminApi = Awaited<ReturnType<ShopUnderTest["shop"]["logIn"]>>

const idsSchema = z.object({ id: z.string() })
const amount = z
  .object({ value: z.coerce.number() })
  .transform(({ value }) => String(value))

const moneySchema = z.object({
  status: z.string(),
  summary: z.object({
    paid_total: z.number(),
    refunded_total: z.number(),
    pending_difference: z.number(),
  }),
  transactions: z.array(
    z.object({ reference: z.string(), raw_amount: amount })
  ),
  payment_collections: z.array(
    z.object({
      refunded_amount: z.number().nullable(),
      payments: z.array(
        z.object({
          refunds: z.array(z.object({ raw_amount: amount })).nullish(),
        })
      ),
    })
  ),
})

/** Orders and their refunds, in all records. */
export class RefundFixture {
  constructor(private readonly test: ShopUnderTest) {}

  /** A shopper buys, and the order is paid. */
  async sellTo(
    phone = PAYER,
    currency: "cdf" | "usd" = "cdf"
  ): Promise<PaidOrder> {
    const { shop } = this.test
    const { sessionId, collectionId } = await shop.checkOut({ currency })
    await shop.push(sessionId, { phone })
    const { order_id } = await shop.pollUntil(
      sessionId,
      (status) => status.order_id !== null,
      PLACED_WITHIN_MS
    )
    return await this.orderOf(order_id ?? "", collectionId)
  }

  /** A shopper's money comes that waits for an operator; returns the payment. */
  async receiveUnbooked(
    phone: string,
    currency: "cdf" | "usd" = "cdf"
  ): Promise<Transaction> {
    const { shop } = this.test
    const { sessionId, collectionId } = await shop.checkOut({ currency })
    await shop.push(sessionId, { phone })
    await shop.pollUntil(sessionId, ({ needs_help }) => needs_help)
    return await this.paymentOf(collectionId)
  }

  private async paymentOf(collectionId: string): Promise<Transaction> {
    const { payments } = this.test.shop.flexpay
    const payment = await payments.findForCollection(collectionId)
    if (!payment) {
      throw new Error(`No payment of ${collectionId}`)
    }
    return payment
  }

  /** The ids that belong to an order which is placed already. */
  async orderOf(orderId: string, collectionId: string): Promise<PaidOrder> {
    const { data } = await this.test.shop.graph("payment", ["id"], {
      payment_collection_id: collectionId,
    })
    const { id: transactionId } = await this.paymentOf(collectionId)
    return {
      orderId,
      collectionId,
      paymentId: idsSchema.parse(data[0]).id,
      transactionId,
    }
  }

  /** Medusa's own Refund button. */
  async refundByMedusa(
    admin: AdminApi,
    { paymentId }: Pick<PaidOrder, "paymentId">,
    body: object
  ) {
    return await admin.post(`/admin/payments/${paymentId}/refund`, body)
  }

  /** The FlexPay section's own refund. */
  async refundByFlexPay(
    admin: AdminApi,
    { transactionId }: Pick<PaidOrder, "transactionId">,
    body: AdminCreateFlexPayPayout
  ) {
    return await admin.post(
      `/admin/flexpay/transactions/${transactionId}/payouts`,
      body
    )
  }

  async act(
    admin: AdminApi,
    [id, act]: readonly [id: string, act: string],
    body: object = {}
  ) {
    return await admin.post(`/admin/flexpay/transactions/${id}/${act}`, body)
  }

  /** All payouts, the oldest first. */
  async payouts(): Promise<Transaction[]> {
    const rows = z
      .array(idsSchema)
      .parse(
        await this.test.records.sql(
          "SELECT id FROM flexpay_transaction WHERE kind = 'payout' ORDER BY created_at"
        )
      )
    return await Promise.all(rows.map(({ id }) => this.row(id)))
  }

  async onlyPayout(): Promise<Transaction> {
    const [payout, ...more] = await this.payouts()
    if (!payout || more.length) {
      throw new Error(`${more.length + (payout ? 1 : 0)} payouts, not one`)
    }
    return payout
  }

  async row(id: string): Promise<Transaction> {
    const row = await this.test.shop.flexpay.transactions.findById(id)
    if (!row) {
      throw new Error(`No transaction ${id}`)
    }
    return row
  }

  /** Rechecks until a transaction stands where it is expected to. */
  async until(
    id: string,
    holds: (row: Transaction) => boolean
  ): Promise<Transaction> {
    let last = ""
    return await waitFor(
      () => `a change of ${id}: ${last}`,
      async () => {
        const row = await this.row(id)
        last = `${row.state}, ${row.attention}`
        if (holds(row)) {
          return row
        }
        await this.test.records.recheck()
        return null
      },
      { everyMs: 100 }
    )
  }

  async untilState(id: string, state: Transaction["state"]) {
    return await this.until(id, (row) => row.state === state)
  }

  /** What the job runs every five minutes that looks for lost refunds. */
  async recover(): Promise<void> {
    await this.test
      .getContainer()
      .resolve(Modules.WORKFLOW_ENGINE)
      .run("job-recover-flexpay-refunds", { input: {} })
  }

  /** Lets time pass for one transaction. */
  async age(id: string, interval: string): Promise<void> {
    await this.test.records.sql(
      `UPDATE flexpay_transaction
       SET created_at = created_at - ?::interval,
           sent_at = sent_at - ?::interval,
           expires_at = expires_at - ?::interval,
           finalized_at = finalized_at - ?::interval,
           sync_lease_until = sync_lease_until - ?::interval,
           checked_at = checked_at - ?::interval,
           next_check_at = next_check_at - ?::interval
       WHERE id = ?`,
      [...Array<string>(7).fill(interval), id]
    )
  }

  async eventTypes(id: string): Promise<string[]> {
    const rows = await this.test.records.sql(
      `SELECT type FROM flexpay_timeline_entry WHERE transaction_id = ?
       ORDER BY created_at, id`,
      [id]
    )
    return rows.map(({ type }) => String(type))
  }

  /** An order's sums in Medusa, in major units. */
  async moneyOf({ orderId }: Pick<PaidOrder, "orderId">) {
    const { data } = await this.test.shop.graph(
      "order",
      [
        "status",
        "summary",
        "transactions.reference",
        "transactions.raw_amount",
        "payment_collections.refunded_amount",
        "payment_collections.payments.refunds.raw_amount",
      ],
      { id: orderId }
    )
    const { status, summary, transactions, payment_collections } =
      moneySchema.parse(data[0])
    return {
      status,
      paid: summary.paid_total,
      refunded: summary.refunded_total,
      collectionRefunded: payment_collections[0]?.refunded_amount ?? 0,
      refunds: payment_collections.flatMap(({ payments }) =>
        payments.flatMap(({ refunds }) =>
          (refunds ?? []).map(({ raw_amount }) => raw_amount)
        )
      ),
      transactions: transactions
        .map(({ reference, raw_amount }) => `${reference} ${raw_amount}`)
        .sort(),
    }
  }

  /** Payouts as FlexPay knows them. */
  async payoutsAtFlexPay(): Promise<GatewayEntry[]> {
    const entries = await this.test.gateway.entries()
    return entries.filter(({ kind }) => kind === "payout")
  }

  /**
   * Compares the records: each payout that left FlexPay succeeded in the plugin's
   * records, to the franc, and the other way round.
   */
  async expectRecordsToAgree(): Promise<void> {
    const sent = (await this.payoutsAtFlexPay()).flatMap(
      ({ reference, moved }) =>
        moved ? [`${reference} ${moved.amount} ${moved.currency}`] : []
    )
    const noted = (await this.payouts())
      .filter(({ state }) => state === "succeeded")
      .map(
        ({ reference, amount: sum, currency_code }) =>
          `${reference} ${sum} ${currency_code.toUpperCase()}`
      )
    expect(noted.sort()).toEqual(sent.sort())
  }
}

import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { maskPhone } from "../../gateway"
import type { Operator } from "../../gateway"
import { resolveFlexPay } from "../../modules/flexpay"
import {
  latestPayout,
  refundStateOf,
  type RefundState,
} from "../../modules/flexpay/payouts/refund-state"
import { methodOfProvider } from "../../modules/flexpay/provider-ids"
import {
  receiptOf,
  type Receipt,
} from "../../modules/flexpay/transaction/receipt"
import type {
  Payment,
  Transaction,
} from "../../modules/flexpay/transaction/transaction"
import { rawAmount, readRows } from "../medusa/read-rows"
import { mustExist } from "../must-find"
import { createSingleStepWorkflow } from "../single-step-workflow"

export interface ReadFlexPayOrderPaymentsInput {
  order_id: string
}

/** How an order was paid and refunded by FlexPay, for its customer. */
export interface FlexPayOrderPayments {
  /** Oldest first. */
  payments: FlexPayOrderPayment[]
  /** Oldest first. */
  refunds: FlexPayOrderRefund[]
}

export interface FlexPayOrderPayment extends Receipt {
  /** A guess from the number's prefix; null for a card. */
  operator: Operator | null
}

export interface FlexPayOrderRefund {
  state: RefundState
  /** Major units, a decimal string: what arrived, else what was refunded. */
  amount: string
  currency_code: string
  /** Masked: where the money goes; null while that is not known. */
  phone: string | null
  /** ISO string. */
  requested_at: string
  /** ISO string; null until it has arrived. */
  arrived_at: string | null
}

const linkSchema = z.object({
  payment_collection: z
    .object({
      id: z.string(),
      payments: z
        .array(
          z
            .object({
              provider_id: z.string(),
              currency_code: z.string(),
              data: z
                .object({ transaction_id: z.string().nullish() })
                .nullish(),
              refunds: z
                .array(
                  z
                    .object({
                      id: z.string(),
                      raw_amount: rawAmount,
                      created_at: z.coerce.date(),
                    })
                    .nullish()
                )
                .nullish(),
            })
            .nullish()
        )
        .nullish(),
    })
    .nullish(),
})

type MedusaCollection = NonNullable<
  z.infer<typeof linkSchema>["payment_collection"]
>
type MedusaPayment = NonNullable<
  NonNullable<MedusaCollection["payments"]>[number]
>

/**
 * Reads how an order was paid and refunded by FlexPay, with masked numbers: for
 * the order's page, and for the store's own e-mails.
 *
 * @throws MedusaError (not_found)
 *
 * @example
 * const { result } = await readFlexPayOrderPaymentsWorkflow(container).run({
 *   input: { order_id: "order_123" },
 * })
 */
export const readFlexPayOrderPaymentsWorkflow = createSingleStepWorkflow(
  "read-flexpay-order-payments",
  async (
    { order_id }: ReadFlexPayOrderPaymentsInput,
    container
  ): Promise<FlexPayOrderPayments> => {
    const collections = await readCollections(container, order_id)
    const { search } = resolveFlexPay(container)
    const transactions = await search.listForOrder(
      order_id,
      collections.map(({ id }) => id)
    )
    return {
      payments: transactions
        .filter(isPaid)
        .map((payment) => ({
          ...receiptOf(payment),
          operator: payment.operator,
        }))
        .sort((one, other) => one.paid_at.localeCompare(other.paid_at)),
      refunds: collections
        .flatMap(({ payments }) => payments ?? [])
        .filter((payment) => payment !== null && payment !== undefined)
        .filter(({ provider_id }) => methodOfProvider(provider_id) !== null)
        .flatMap((payment) => refundsOf(payment, transactions))
        .sort((one, other) =>
          one.requested_at.localeCompare(other.requested_at)
        ),
    }
  }
)

/** @throws MedusaError (not_found) when there is no such order */
async function readCollections(
  container: MedusaContainer,
  orderId: string
): Promise<MedusaCollection[]> {
  const [[order], links] = await Promise.all([
    readRows(
      container,
      { entity: "order", fields: ["id"], filters: { id: orderId } },
      z.object({ id: z.string() })
    ),
    readRows(
      container,
      {
        entity: "order_payment_collection",
        fields: [
          "payment_collection.id",
          "payment_collection.payments.provider_id",
          "payment_collection.payments.currency_code",
          "payment_collection.payments.data",
          "payment_collection.payments.refunds.id",
          "payment_collection.payments.refunds.raw_amount",
          "payment_collection.payments.refunds.created_at",
        ],
        filters: { order_id: orderId },
      },
      linkSchema
    ),
  ])
  mustExist(order ?? null, "order", orderId)
  return links.flatMap(({ payment_collection }) => payment_collection ?? [])
}

/** Whether its money became the order's, whatever became of it later. */
function isPaid(transaction: Transaction): transaction is Payment {
  const { kind, state, order_id } = transaction
  return (
    kind === "payment" &&
    order_id !== null &&
    (state === "succeeded" || state === "reversed")
  )
}

/** Medusa's refunds of a payment, each with the payout that pays it. */
function refundsOf(
  { refunds, currency_code, data }: MedusaPayment,
  transactions: Transaction[]
): FlexPayOrderRefund[] {
  const paid = transactions.find(({ id }) => id === data?.transaction_id)
  return (refunds ?? [])
    .filter((refund) => refund !== null && refund !== undefined)
    .map((refund) => {
      const payout = latestPayout(
        transactions.filter(({ refund_id }) => refund_id === refund.id)
      )
      const state = refundStateOf(payout, paid?.state === "reversed")
      const arrivedAt =
        payout?.finalized_at ?? paid?.finalized_at ?? refund.created_at
      return {
        state,
        amount:
          (state === "arrived" && payout?.received_amount) || refund.raw_amount,
        currency_code,
        phone: payout?.phone ? maskPhone(payout.phone) : null,
        requested_at: refund.created_at.toISOString(),
        arrived_at: state === "arrived" ? arrivedAt.toISOString() : null,
      }
    })
}

import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { medusaAmount } from "../../modules/flexpay/medusa-amount"
import { rawAmount, readRows } from "./read-rows"

/** Statuses of a collection that no payment was authorised for. */
const UNPAID_STATUSES: readonly string[] = ["not_paid", "awaiting"]

const orderSchema = z.object({
  id: z.string(),
  display_id: z.coerce.number().nullish(),
  status: z.string(),
  currency_code: z.string(),
  region_id: z.string().nullish(),
  summary: z.object({
    raw_pending_difference: rawAmount.nullish(),
    pending_difference: medusaAmount.nullish(),
  }),
})

const linkSchema = z.object({
  payment_collection: z
    .object({
      id: z.string(),
      status: z.string(),
      raw_amount: rawAmount,
      created_at: z.coerce.date(),
    })
    .nullish(),
})

/** What an order owes, and the payment collections that ask for it. */
export interface PayableOrder {
  id: string
  /** The number that the store and its customers call it by. */
  display_id: number | null
  status: string
  currency_code: string
  region_id: string | null
  /** What is due by Medusa's summary: decimal string, major units; may be negative. */
  outstanding: string
  /** Oldest first. */
  collections: PayableCollection[]
}

export interface PayableCollection {
  id: string
  /** Decimal string, major units. */
  amount: string
  /** Whether no payment was authorised for it. */
  is_unpaid: boolean
}

/** @returns null when there is no such order */
export async function readPayableOrder(
  container: MedusaContainer,
  id: string
): Promise<PayableOrder | null> {
  const [[order], links] = await Promise.all([
    readRows(
      container,
      {
        entity: "order",
        fields: [
          "id",
          "display_id",
          "status",
          "currency_code",
          "region_id",
          "summary",
          // Without the totals, Medusa counts items that are to be returned.
          "total",
        ],
        filters: { id },
      },
      orderSchema
    ),
    readRows(
      container,
      {
        entity: "order_payment_collection",
        fields: [
          "payment_collection.id",
          "payment_collection.status",
          "payment_collection.raw_amount",
          "payment_collection.created_at",
        ],
        filters: { order_id: id },
      },
      linkSchema
    ),
  ])
  if (!order) {
    return null
  }
  const { summary, display_id, region_id, ...rest } = order
  return {
    ...rest,
    display_id: display_id ?? null,
    region_id: region_id ?? null,
    outstanding: MathBN.convert(
      summary.raw_pending_difference ?? summary.pending_difference ?? 0
    ).toFixed(),
    collections: links
      .flatMap(({ payment_collection }) => payment_collection ?? [])
      .sort((a, b) => a.created_at.getTime() - b.created_at.getTime())
      .map(({ id, status, raw_amount }) => ({
        id,
        amount: raw_amount,
        is_unpaid: UNPAID_STATUSES.includes(status),
      })),
  }
}

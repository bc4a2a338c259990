import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { Transaction } from "../../modules/flexpay/transaction/transaction"
import { rawAmount, readRows } from "./read-rows"

const paymentSchema = z.object({
  id: z.string(),
  payment_collection_id: z.string(),
  captures: z.array(z.object({ raw_amount: rawAmount })).nullish(),
  refunds: z
    .array(
      z.object({
        id: z.string(),
        raw_amount: rawAmount,
        metadata: z.record(z.string(), z.unknown()).nullish(),
      })
    )
    .nullish(),
})

const orderLinkSchema = z.object({
  order_id: z.string(),
  order: z.object({ status: z.string() }).nullish(),
})

/** Medusa's payment of a transaction. */
export interface MedusaPayment {
  id: string
  refunds: { id: string; metadata: Record<string, unknown> }[]
  /** Captured less refunded: a decimal string, major units. */
  refundable: string
  order: { id: string; status: string } | null
}

/** @returns null for a transaction that is not booked in Medusa */
export async function findMedusaPayment(
  container: MedusaContainer,
  { authorized_session_id }: Pick<Transaction, "authorized_session_id">
): Promise<MedusaPayment | null> {
  if (!authorized_session_id) {
    return null
  }
  const [payment] = await readRows(
    container,
    {
      entity: "payment",
      fields: [
        "id",
        "payment_collection_id",
        "captures.raw_amount",
        "refunds.id",
        "refunds.raw_amount",
        "refunds.metadata",
      ],
      filters: { payment_session_id: authorized_session_id },
    },
    paymentSchema
  )
  if (!payment) {
    return null
  }
  const [link] = await readRows(
    container,
    {
      entity: "order_payment_collection",
      fields: ["order_id", "order.status"],
      filters: { payment_collection_id: payment.payment_collection_id },
    },
    orderLinkSchema
  )
  const refunds = payment.refunds ?? []
  return {
    id: payment.id,
    refunds: refunds.map(({ id, metadata }) => ({
      id,
      metadata: metadata ?? {},
    })),
    refundable: MathBN.sub(sum(payment.captures), sum(refunds)).toFixed(),
    order: link
      ? { id: link.order_id, status: link.order?.status ?? "" }
      : null,
  }
}

function sum(rows: { raw_amount: string }[] | null | undefined) {
  return MathBN.sum(...(rows ?? []).map(({ raw_amount }) => raw_amount))
}

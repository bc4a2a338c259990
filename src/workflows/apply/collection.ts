import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

const rawAmount = z.object({ value: z.coerce.string() })

const sessionSchema = z.object({
  id: z.string(),
  provider_id: z.string(),
  currency_code: z.string(),
  raw_amount: rawAmount,
  status: z.string(),
  data: z.record(z.string(), z.unknown()).nullish(),
})

const paymentSchema = z.object({
  id: z.string(),
  payment_session_id: z.string(),
  data: z.object({ transaction_id: z.string().optional() }).nullish(),
})

const collectionSchema = z.object({
  payment_sessions: z.array(sessionSchema).nullish(),
  payments: z.array(paymentSchema).nullish(),
})

export type CollectionSession = z.infer<typeof sessionSchema>

/** What Medusa holds around a payment collection, as applying needs it. */
export interface Collection {
  sessions: CollectionSession[]
  payments: z.infer<typeof paymentSchema>[]
  cart_id: string | null
  order: { id: string; status: string } | null
}

/** @returns null when the collection is gone */
export async function readCollection(
  container: MedusaContainer,
  id: string
): Promise<Collection | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const [collections, carts, orders] = await Promise.all([
    query.graph({
      entity: "payment_collection",
      fields: [
        "id",
        "payment_sessions.id",
        "payment_sessions.provider_id",
        "payment_sessions.currency_code",
        "payment_sessions.raw_amount",
        "payment_sessions.status",
        "payment_sessions.data",
        "payments.id",
        "payments.payment_session_id",
        "payments.data",
      ],
      filters: { id },
    }),
    query.graph({
      entity: "cart_payment_collection",
      fields: ["cart_id"],
      filters: { payment_collection_id: id },
    }),
    query.graph({
      entity: "order_payment_collection",
      fields: ["order_id", "order.status"],
      filters: { payment_collection_id: id },
    }),
  ])
  if (!collections.data[0]) {
    return null
  }
  const collection = collectionSchema.parse(collections.data[0])
  const cart = z
    .array(z.object({ cart_id: z.string() }))
    .parse(carts.data)
    .at(0)
  const order = z
    .array(
      z.object({
        order_id: z.string(),
        order: z.object({ status: z.string() }).nullish(),
      })
    )
    .parse(orders.data)
    .at(0)
  return {
    sessions: collection.payment_sessions ?? [],
    payments: collection.payments ?? [],
    cart_id: cart?.cart_id ?? null,
    order: order
      ? { id: order.order_id, status: order.order?.status ?? "" }
      : null,
  }
}

import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { rawAmount, readRows } from "./read-rows"

const cartSchema = z.object({
  id: z.string(),
  completed_at: z.coerce.date().nullish(),
  currency_code: z.string(),
  region_id: z.string().nullish(),
  raw_total: rawAmount,
  items: z
    .array(z.object({ requires_shipping: z.boolean().nullish() }).nullish())
    .nullish(),
  shipping_methods: z.array(z.object({ id: z.string() }).nullish()).nullish(),
  payment_collection: z.object({ id: z.string() }).nullish(),
})

/** A cart, as far as its payment is concerned. */
export interface PayableCart {
  id: string
  is_completed: boolean
  /** Whether Medusa can make an order of it: it has items, and their shipping. */
  is_complete: boolean
  currency_code: string
  region_id: string | null
  /** Decimal string, major units. */
  total: string
  payment_collection_id: string | null
}

/** @returns null when there is no such cart */
export async function readPayableCart(
  container: MedusaContainer,
  id: string
): Promise<PayableCart | null> {
  const [cart] = await readRows(
    container,
    {
      entity: "cart",
      fields: [
        "id",
        "completed_at",
        "currency_code",
        "region_id",
        "total",
        "raw_total",
        "items.requires_shipping",
        "shipping_methods.id",
        "payment_collection.id",
      ],
      filters: { id },
    },
    cartSchema
  )
  if (!cart) {
    return null
  }
  const items = (cart.items ?? []).filter((item) => item != null)
  const hasShipping = (cart.shipping_methods ?? []).some(Boolean)
  return {
    id: cart.id,
    is_completed: cart.completed_at != null,
    is_complete:
      items.length > 0 &&
      (hasShipping ||
        !items.some(({ requires_shipping }) => requires_shipping)),
    currency_code: cart.currency_code,
    region_id: cart.region_id ?? null,
    total: cart.raw_total,
    payment_collection_id: cart.payment_collection?.id ?? null,
  }
}

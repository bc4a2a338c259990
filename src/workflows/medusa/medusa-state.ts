import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { resolveFlexPay } from "../../modules/flexpay"
import type { MedusaRecords } from "../../modules/flexpay/store/medusa-records"
import { rawAmount, readRows } from "./read-rows"

/** Medusa's records around a payment collection; see `MedusaRecords`. */
export interface MedusaState extends MedusaRecords {
  /**
   * The cart's total now, in major units, where it may differ from the
   * collection's amount; null elsewhere.
   */
  cart_total: string | null
}

const cartSchema = z.object({ raw_total: rawAmount })

/**
 * Reads Medusa's records around a payment collection. Computes the cart's
 * total, which takes ten more queries, only if the cart changed after its
 * collection.
 * @returns null when the collection was deleted
 */
export async function readMedusaState(
  container: MedusaContainer,
  collectionId: string
): Promise<MedusaState | null> {
  const flexpay = resolveFlexPay(container)
  const records = await flexpay.medusaRecords.read(collectionId)
  if (!records) {
    return null
  }
  const { cart } = records
  const isOpen = cart?.exists && !cart.orders.length && !records.order
  return {
    ...records,
    cart_total:
      isOpen && cart.is_changed ? await readTotal(container, cart.id) : null,
  }
}

async function readTotal(
  container: MedusaContainer,
  id: string
): Promise<string | null> {
  const fields = ["id", "total", "raw_total"]
  const query = { entity: "cart", fields, filters: { id } }
  const [cart] = await readRows(container, query, cartSchema)
  return cart?.raw_total ?? null
}

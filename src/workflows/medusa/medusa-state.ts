import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { resolveFlexPay } from "../../modules/flexpay"
import type { MedusaRecords } from "../../modules/flexpay/store/medusa-records"

/** What Medusa holds around a payment collection; see `MedusaRecords`. */
export interface MedusaState extends MedusaRecords {
  /**
   * What the cart costs now, in major units, where that may differ from the
   * collection's amount; null elsewhere.
   */
  cart_total: string | null
}

const cartSchema = z.object({
  raw_total: z.object({ value: z.coerce.string() }),
})

/**
 * Reads what Medusa holds around a payment collection. A cart's total is worked
 * out only where the cart was changed after its collection: that takes ten
 * queries more.
 * @returns null when the collection is gone
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
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({
      entity: "cart",
      fields: ["id", "total", "raw_total"],
      filters: { id },
    })
  return data[0] ? cartSchema.parse(data[0]).raw_total.value : null
}

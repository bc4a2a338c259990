import type { MedusaContainer } from "@medusajs/framework/types"

import { seedAdmins } from "./admin"
import { seedProducts } from "./products"
import { seedRegions } from "./regions"
import { seedShipping } from "./shipping"
import { seedStore } from "./store"

/**
 * Fills an empty Medusa with a shop in Kinshasa. It looks before it makes
 * anything: run twice, or after a run that was cut short, it makes what lacks.
 */
export async function seed(container: MedusaContainer): Promise<void> {
  const salesChannelId = await seedStore(container)
  await seedRegions(container)
  const { stockLocationId, shippingProfileId } = await seedShipping(
    container,
    salesChannelId
  )
  await seedProducts(container, {
    salesChannelId,
    stockLocationId,
    shippingProfileId,
  })
  await seedAdmins(container)
}

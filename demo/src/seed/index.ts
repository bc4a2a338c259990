import type { MedusaContainer } from "@medusajs/framework/types"

import { seedAdmins } from "./admin"
import { seedProducts } from "./products"
import { seedRegions } from "./regions"
import { seedShipping } from "./shipping"
import { seedStore } from "./store"

/**
 * Seeds an empty Medusa with a shop in Kinshasa. It is idempotent: a second run,
 * or one after an interrupted run, creates only missing records.
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

import type { ExecArgs } from "@medusajs/framework/types"
import { seedProducts } from "../seed/products"
import { seedShipping } from "../seed/shipping"
import { seedStore } from "../seed/store"

/** The products and the delivery of a shop, which the set-up does not create. */
export default async function fill({ container }: ExecArgs): Promise<void> {
  const salesChannelId = await seedStore(container)
  const shipping = await seedShipping(container, salesChannelId)
  await seedProducts(container, { salesChannelId, ...shipping })
}

import type { ExecArgs } from "@medusajs/framework/types"
import { seedAdmins } from "../seed/admin"
import { seedProducts } from "../seed/products"
import { seedShipping } from "../seed/shipping"
import { seedStore } from "../seed/store"

/** What the set-up does not create: products, delivery and an admin user. */
export default async function fill({ container }: ExecArgs): Promise<void> {
  const salesChannelId = await seedStore(container)
  const shipping = await seedShipping(container, salesChannelId)
  await seedProducts(container, { salesChannelId, ...shipping })
  await seedAdmins(container)
}

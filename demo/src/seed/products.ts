import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  createInventoryLevelsWorkflow,
  createProductsWorkflow,
} from "@medusajs/medusa/core-flows"

import { catalogue, type CatalogueProduct } from "./catalogue"

const STOCK = 1_000_000

interface Shop {
  salesChannelId: string
  stockLocationId: string
  shippingProfileId: string
}

/** Creates the products, with more in stock than a demo can sell. */
export async function seedProducts(
  container: MedusaContainer,
  shop: Shop
): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: existing } = await query.graph({
    entity: "product",
    fields: ["handle"],
  })
  const missing = catalogue.filter(
    ({ handle }) => !existing.some((product) => product.handle === handle)
  )
  if (missing.length) {
    await createProductsWorkflow(container).run({
      input: { products: missing.map((product) => toInput(product, shop)) },
    })
  }
  await fillStock(container, shop.stockLocationId)
}

function toInput(product: CatalogueProduct, shop: Shop) {
  const { handle, title, description, option, variants } = product
  return {
    handle,
    title,
    description,
    status: "published" as const,
    shipping_profile_id: shop.shippingProfileId,
    sales_channels: [{ id: shop.salesChannelId }],
    options: [{ title: option, values: Object.keys(variants) }],
    variants: Object.entries(variants).map(([value, price], index) => ({
      title: value,
      variant_rank: index,
      sku: `${handle}-${index + 1}`.toUpperCase(),
      options: { [option]: value },
      prices: [
        { currency_code: "cdf", amount: price.cdf },
        { currency_code: "usd", amount: price.usd },
      ],
    })),
  }
}

async function fillStock(
  container: MedusaContainer,
  stockLocationId: string
): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: items } = await query.graph({
    entity: "inventory_item",
    fields: ["id", "location_levels.id"],
  })
  const empty = items.filter((item) => !item.location_levels?.length)
  if (empty.length) {
    await createInventoryLevelsWorkflow(container).run({
      input: {
        inventory_levels: empty.map(({ id }) => ({
          inventory_item_id: id,
          location_id: stockLocationId,
          stocked_quantity: STOCK,
        })),
      },
    })
  }
}

import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createRegionsWorkflow } from "@medusajs/medusa/core-flows"

import { names } from "./names"

/**
 * DR Congo buys in francs and in dollars, but a Medusa region has one currency,
 * and a country is in one region. So there are two regions, and the country is
 * in that of the francs. A cart in dollars gets its address when it is created:
 * Medusa lets any country through there, and asks for one of the region's when
 * the address of a cart is changed.
 */
export async function seedRegions(container: MedusaContainer): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: providers } = await query.graph({
    entity: "payment_provider",
    fields: ["id"],
    filters: { is_enabled: true },
  })
  const { data: existing } = await query.graph({
    entity: "region",
    fields: ["name"],
  })
  const missing = [
    { name: names.region.cdf, currency_code: "cdf", countries: ["cd"] },
    { name: names.region.usd, currency_code: "usd", countries: [] },
  ].filter(({ name }) => !existing.some((region) => region.name === name))
  if (missing.length) {
    await createRegionsWorkflow(container).run({
      input: {
        regions: missing.map((region) => ({
          ...region,
          payment_providers: providers.map(({ id }) => id),
        })),
      },
    })
  }
}

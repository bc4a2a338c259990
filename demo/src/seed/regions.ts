import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createRegionsWorkflow } from "@medusajs/medusa/core-flows"

import { names } from "./names"

/**
 * Creates two regions: shops in DR Congo sell in francs and in dollars, but a
 * Medusa region has one currency, and a country belongs to one region. The
 * country belongs to the region in francs. A cart in dollars gets its address
 * when it is created: Medusa accepts any country then, but only those of the
 * region when the address is changed.
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

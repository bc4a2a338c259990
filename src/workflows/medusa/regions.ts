import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import type { FlexPayRegion } from "../../modules/flexpay/health/health-check-result"
import { methodOfProvider } from "../../modules/flexpay/provider-ids"
import { readRows } from "./read-rows"

const regionSchema = z.object({
  id: z.string(),
  name: z.string(),
  currency_code: z.enum(["cdf", "usd"]),
  payment_providers: z
    .array(z.object({ id: z.string(), is_enabled: z.boolean() }).nullish())
    .nullish(),
})

/** Reads the regions in CDF and USD, with FlexPay's enabled providers. */
export async function readRegions(
  container: MedusaContainer
): Promise<(FlexPayRegion & { id: string })[]> {
  const regions = await readRows(
    container,
    {
      entity: "region",
      fields: [
        "id",
        "name",
        "currency_code",
        "payment_providers.id",
        "payment_providers.is_enabled",
      ],
      filters: { currency_code: ["cdf", "usd"] },
    },
    regionSchema
  )
  return regions.map((region) => ({
    id: region.id,
    name: region.name,
    currency_code: region.currency_code,
    providers: (region.payment_providers ?? []).flatMap((provider) =>
      provider?.is_enabled && methodOfProvider(provider.id) ? [provider.id] : []
    ),
  }))
}

import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { methodOfProvider } from "../../modules/flexpay/provider-ids"
import type { Transaction } from "../../modules/flexpay/transaction/transaction"
import { readRows } from "./read-rows"

type Method = Transaction["method"]

const regionSchema = z.object({
  payment_providers: z
    .array(z.object({ id: z.string(), is_enabled: z.boolean() }).nullish())
    .nullish(),
})

/** FlexPay's enabled providers of a region, by their methods. */
export async function readRegionMethods(
  container: MedusaContainer,
  regionId: string | null
): Promise<ReadonlyMap<Method, string>> {
  const [region] = regionId
    ? await readRows(
        container,
        {
          entity: "region",
          fields: ["payment_providers.id", "payment_providers.is_enabled"],
          filters: { id: regionId },
        },
        regionSchema
      )
    : []
  const methods = new Map<Method, string>()
  for (const provider of region?.payment_providers ?? []) {
    const method = provider?.is_enabled ? methodOfProvider(provider.id) : null
    if (provider && method && !methods.has(method)) {
      methods.set(method, provider.id)
    }
  }
  return methods
}

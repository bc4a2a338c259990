import type { MedusaContainer } from "@medusajs/framework/types"
import { methodOfProvider } from "../../modules/flexpay/provider-ids"
import { readRegions } from "./regions"

/** The amount of a test payment, in major units, of the currency tried first. */
const AMOUNTS = [
  ["cdf", 100],
  ["usd", 1],
] as const

/** Where a test payment is made, and how much it is. */
export interface TestRegion {
  id: string
  currency_code: string
  /** Major units. */
  amount: number
}

/**
 * The region of a test payment: one in CDF that offers mobile money, else one in
 * USD; null when there is none.
 */
export async function findTestRegion(
  container: MedusaContainer
): Promise<TestRegion | null> {
  const regions = await readRegions(container)
  for (const [currency_code, amount] of AMOUNTS) {
    const region = regions.find(
      (candidate) =>
        candidate.currency_code === currency_code &&
        candidate.providers.some(
          (id) => methodOfProvider(id) === "mobile_money"
        )
    )
    if (region) {
      return { id: region.id, currency_code, amount }
    }
  }
  return null
}

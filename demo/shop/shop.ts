import type { HttpTypes } from "@medusajs/framework/types"
import { Client, Store } from "@medusajs/js-sdk"
import { createContext, useContext } from "react"

export const CURRENCIES = ["cdf", "usd"] as const
export type Currency = (typeof CURRENCIES)[number]

/** What only who serves the shop knows; the build is the same everywhere. */
interface Addresses {
  storeUrl: string
  simulatorUrl: string
  publishableKey: string
}

/** The store for which this shop sells. */
export interface Shop {
  client: Client
  store: Store
  /** Each currency has a region of its own. */
  regions: Record<Currency, HttpTypes.StoreRegion>
  /** Where the virtual phone is. */
  simulatorUrl: string
}

/** Finds the store and its regions. @throws when one of them can't be had */
export async function openShop(): Promise<Shop> {
  const answer = await fetch("/addresses.json")
  const { storeUrl, simulatorUrl, publishableKey } =
    (await answer.json()) as Addresses
  // The SDK's parts, without its admin, which would make the page heavier.
  const client = new Client({ baseUrl: storeUrl, publishableKey })
  const store = new Store(client)
  const { regions } = await store.region.list({ fields: "id,currency_code" })
  const regionOf = (currency: Currency) => {
    const region = regions.find((one) => one.currency_code === currency)
    if (!region) {
      throw new Error(`The store has no region in ${currency}.`)
    }
    return region
  }
  return {
    client,
    store,
    regions: { cdf: regionOf("cdf"), usd: regionOf("usd") },
    simulatorUrl,
  }
}

export const ShopContext = createContext<Shop | null>(null)

export function useShop(): Shop {
  const shop = useContext(ShopContext)
  if (!shop) {
    throw new Error("This is drawn outside of the shop.")
  }
  return shop
}

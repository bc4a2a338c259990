import type { HttpTypes } from "@medusajs/framework/types"
import { Client, Store } from "@medusajs/js-sdk"
import { createContext, useContext } from "react"

export const CURRENCIES = ["cdf", "usd"] as const
export type Currency = (typeof CURRENCIES)[number]

/** Addresses from the server of the shop; the build does not contain them. */
interface Addresses {
  storeUrl: string
  simulatorUrl: string
  publishableKey: string
}

/** The connection to the Medusa store. */
export interface Shop {
  client: Client
  store: Store
  /** The region of each currency. */
  regions: Record<Currency, HttpTypes.StoreRegion>
  /** The address of the simulator with the virtual phone. */
  simulatorUrl: string
}

/** Connects to the store and reads its regions. @throws if it fails */
export async function openShop(): Promise<Shop> {
  const answer = await fetch("/addresses.json")
  const { storeUrl, simulatorUrl, publishableKey } =
    (await answer.json()) as Addresses
  // Parts of the SDK, without its admin, which would enlarge the script.
  const client = new Client({ baseUrl: storeUrl, publishableKey })
  const store = new Store(client)
  const { regions } = await store.region.list({ fields: "id,currency_code" })
  const regionOf = (currency: Currency) => {
    const region = regions.find(
      ({ currency_code }) => currency_code === currency
    )
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
    throw new Error("useShop needs a ShopContext.")
  }
  return shop
}

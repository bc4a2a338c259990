import type { HttpTypes } from "@medusajs/framework/types"

/** A delivery address, as the shopper enters it. */
export interface Address {
  first_name: string
  last_name: string
  address_1: string
  address_2: string
  city: string
  phone: string
}

/** The shop delivers only in DR Congo. */
const COUNTRY = "cd"

/** The address of a new cart: the country, and a known address if any. */
export function newAddress(knownAddress?: HttpTypes.StoreCartAddress) {
  const { first_name, last_name, address_1, address_2, city, phone } =
    knownAddress ?? {}
  return {
    first_name,
    last_name,
    address_1,
    address_2,
    city,
    phone,
    country_code: COUNTRY,
  }
}

/**
 * An address update without the country. A Medusa region has one currency and a
 * country belongs to one region, so that the region in dollars has no country,
 * and Medusa refuses an update with one.
 */
export function addressUpdate(cart: HttpTypes.StoreCart, address: Address) {
  return { id: cart.shipping_address?.id, ...address }
}

/** Whether the cart has an email and an address. */
export function hasAddress(cart: HttpTypes.StoreCart): boolean {
  return Boolean(cart.email && cart.shipping_address?.address_1)
}

/** Whether the cart has a delivery. */
export function hasDelivery(cart: HttpTypes.StoreCart): boolean {
  return Boolean(cart.shipping_methods?.length)
}

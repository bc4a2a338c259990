import type { HttpTypes } from "@medusajs/framework/types"

/** Where a shopper wants things brought to. */
export interface Address {
  first_name: string
  last_name: string
  address_1: string
  address_2: string
  city: string
  phone: string
}

/** Only DR Congo is delivered to. */
const COUNTRY = "cd"

/** The address of a new cart: at first no more than the country. */
export function newAddress(known?: HttpTypes.StoreCartAddress) {
  const { first_name, last_name, address_1, address_2, city, phone } =
    known ?? {}
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
 * A change of the address that keeps its country. A Medusa region has one
 * currency and a country is in one region, so that of the dollars has no
 * country, and Medusa would refuse an address that names one.
 */
export function changedAddress(cart: HttpTypes.StoreCart, address: Address) {
  return { id: cart.shipping_address?.id, ...address }
}

/** Whether the cart knows where it is to be brought to. */
export function hasAddress(cart: HttpTypes.StoreCart): boolean {
  return Boolean(cart.email && cart.shipping_address?.address_1)
}

/** Whether a delivery was chosen. */
export function hasDelivery(cart: HttpTypes.StoreCart): boolean {
  return Boolean(cart.shipping_methods?.length)
}

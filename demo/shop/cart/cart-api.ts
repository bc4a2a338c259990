import type { HttpTypes } from "@medusajs/framework/types"
import { FetchError } from "@medusajs/js-sdk"
import type { Currency, Shop } from "../shop"
import { addressUpdate, newAddress, type Address } from "./address"
import { blocksCart, fetchTransaction } from "./flexpay-status"

export type Cart = HttpTypes.StoreCart

/** Fields that Medusa omits by default. */
const FIELDS = { fields: "+shipping_methods.name,+items.total" }

/** The cart cannot change while a payment is in progress. */
export class PaymentInProgressError extends Error {}

/** The cart with this id; null if it no longer exists. */
export async function findCart(shop: Shop, id: string): Promise<Cart | null> {
  try {
    const { cart } = await shop.store.cart.retrieve(id, FIELDS)
    return cart
  } catch (error) {
    if (error instanceof FetchError && error.status === 404) {
      return null
    }
    throw error
  }
}

/**
 * A payment that waits is for the cart as it is: what is paid for another cart
 * becomes no order.
 * @throws PaymentInProgressError while a payment of the cart may succeed
 */
async function refuseWhilePaying(shop: Shop, cart: Cart): Promise<void> {
  const transaction = cart.payment_collection
    ? await fetchTransaction(shop.client, cart.id)
    : null
  if (transaction && blocksCart(transaction)) {
    throw new PaymentInProgressError()
  }
}

/**
 * Adds an item to the cart, and creates the cart if there is none.
 * @throws PaymentInProgressError while a payment of the cart may succeed
 */
export async function addItem(
  shop: Shop,
  { cart, currency }: { cart: Cart | null; currency: Currency },
  item: { variant_id: string; quantity: number }
): Promise<Cart> {
  if (cart) {
    await refuseWhilePaying(shop, cart)
  }
  const response = cart
    ? await shop.store.cart.createLineItem(cart.id, item, FIELDS)
    : await shop.store.cart.create(
        {
          region_id: shop.regions[currency].id,
          shipping_address: newAddress(),
          items: [item],
        },
        FIELDS
      )
  return response.cart
}

/**
 * Changes the quantity of an item; 0 removes it.
 * @throws PaymentInProgressError while a payment of the cart may succeed
 */
export async function setQuantity(
  shop: Shop,
  cart: Cart,
  { itemId, quantity }: { itemId: string; quantity: number }
): Promise<Cart> {
  await refuseWhilePaying(shop, cart)
  const { cart: updatedCart } = await shop.store.cart.updateLineItem(
    cart.id,
    itemId,
    { quantity },
    FIELDS
  )
  return updatedCart
}

/** Sets the email and the delivery address. */
export async function setAddress(
  shop: Shop,
  cart: Cart,
  { email, address }: { email: string; address: Address }
): Promise<Cart> {
  const { cart: updatedCart } = await shop.store.cart.update(
    cart.id,
    { email, shipping_address: addressUpdate(cart, address) },
    FIELDS
  )
  return updatedCart
}

/** Sets the delivery. */
export async function setDelivery(
  shop: Shop,
  cart: Cart,
  optionId: string
): Promise<Cart> {
  const { cart: updatedCart } = await shop.store.cart.addShippingMethod(
    cart.id,
    { option_id: optionId },
    FIELDS
  )
  return updatedCart
}

/**
 * Creates a cart in another currency with the same items and address: Medusa
 * does not move a cart with an address to another region.
 * @throws PaymentInProgressError while a payment of the old cart may succeed
 */
export async function changeCurrency(
  shop: Shop,
  cart: Cart,
  currency: Currency
): Promise<Cart> {
  await refuseWhilePaying(shop, cart)
  const { cart: updatedCart } = await shop.store.cart.create(
    {
      region_id: shop.regions[currency].id,
      shipping_address: newAddress(cart.shipping_address),
      ...(cart.email && { email: cart.email }),
      items: (cart.items ?? []).flatMap(({ variant_id, quantity }) =>
        variant_id ? [{ variant_id, quantity }] : []
      ),
    },
    FIELDS
  )
  return updatedCart
}

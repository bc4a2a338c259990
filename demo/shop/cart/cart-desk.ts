import type { HttpTypes } from "@medusajs/framework/types"
import { FetchError } from "@medusajs/js-sdk"
import type { Currency, Shop } from "../shop"
import { changedAddress, newAddress, type Address } from "./address"
import { askStatus, sessionOf } from "./flexpay-status"

export type Cart = HttpTypes.StoreCart

/** What Medusa leaves out of a cart unless it is asked. */
const FIELDS = { fields: "+shipping_methods.name,+items.total" }

/** A payment under way keeps the cart from changing its currency. */
export class PaymentUnderWay extends Error {}

/** The cart that was kept; null when it is no more. */
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

/** Puts something into the cart, which is made when there is none. */
export async function addItem(
  shop: Shop,
  cart: Cart | null,
  currency: Currency,
  item: { variant_id: string; quantity: number }
): Promise<Cart> {
  const answer = cart
    ? await shop.store.cart.createLineItem(cart.id, item, FIELDS)
    : await shop.store.cart.create(
        {
          region_id: shop.regions[currency].id,
          shipping_address: newAddress(),
          items: [item],
        },
        FIELDS
      )
  return answer.cart
}

/** Changes how many there are of something; none removes it. */
export async function setQuantity(
  shop: Shop,
  cart: Cart,
  itemId: string,
  quantity: number
): Promise<Cart> {
  const { cart: changed } = await shop.store.cart.updateLineItem(
    cart.id,
    itemId,
    { quantity },
    FIELDS
  )
  return changed
}

/** Says where to bring it, and whom to write to. */
export async function setAddress(
  shop: Shop,
  cart: Cart,
  email: string,
  address: Address
): Promise<Cart> {
  const { cart: changed } = await shop.store.cart.update(
    cart.id,
    { email, shipping_address: changedAddress(cart, address) },
    FIELDS
  )
  return changed
}

/** Chooses how to bring it. */
export async function setDelivery(
  shop: Shop,
  cart: Cart,
  optionId: string
): Promise<Cart> {
  const { cart: changed } = await shop.store.cart.addShippingMethod(
    cart.id,
    { option_id: optionId },
    FIELDS
  )
  return changed
}

/**
 * The same cart in another currency: a new one, with the same things and the
 * same address, since a cart can't take its address to another region.
 * @throws PaymentUnderWay while somebody may be paying the old one
 */
export async function changeCurrency(
  shop: Shop,
  cart: Cart,
  currency: Currency
): Promise<Cart> {
  const session = sessionOf(cart)
  const payment = session && (await askStatus(shop.client, session.id))
  if (payment && !payment.can_retry) {
    throw new PaymentUnderWay()
  }
  const { cart: changed } = await shop.store.cart.create(
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
  return changed
}

import Medusa from "@medusajs/js-sdk"
import type { HttpTypes } from "@medusajs/framework/types"

import { UserError } from "./user-error"
import { findRunningDemo, type RunningDemo } from "./running-demo"
import { enterPin } from "./virtual-phone"

interface PurchaseOptions {
  currency: string
  phone: string
}

type RunningShop = Pick<
  Required<RunningDemo>,
  "storeUrl" | "simulatorUrl" | "publishableKey"
>

/** A payment whose push was sent. */
export interface RequestedPayment {
  sdk: Medusa
  /** The store route of its state. */
  path: string
}

/** A payment in the answers of the plugin's store routes, as far as used. */
interface PaymentAnswer {
  transaction: {
    state: string
    reason: string | null
    phone: string
    operator: string | null
    amount: string
    currency_code: string
    order_id: string | null
    retry_after_ms: number | null
  }
}

const PROVIDER = "pp_flexpay_flexpay"
const TIMEOUT_MS = 120_000
const UNDECIDED = ["deferred", "submitting", "pending", "unknown"]

/** Buys one product in the running demo, from the cart to the order. */
export async function buy(options: PurchaseOptions): Promise<void> {
  const demo = findRunningDemo()
  if (!demo?.publishableKey) {
    throw new UserError(
      "La démo ne tourne pas : lancez-la d'abord avec « npm run demo », et attendez qu'elle soit prête.",
      'The demo is not running: start it first with "npm run demo", and wait until it is ready.'
    )
  }
  await buyAt({ ...demo, publishableKey: demo.publishableKey }, options)
}

/** Buys one product in a running shop. @returns the order's id */
export async function buyAt(
  shop: RunningShop,
  options: PurchaseOptions
): Promise<string> {
  const payment = await requestPayment(shop, options)
  await confirmPush(shop.simulatorUrl, options.phone)
  const orderId = await waitForOrder(payment)
  const { order } = await payment.sdk.store.order.retrieve(orderId)
  printLine("Commande / Order", `n° ${order.display_id} (${order.id})`)
  return orderId
}

/** Fills a cart in a running shop, and sends the push of its payment. */
export async function requestPayment(
  shop: RunningShop,
  options: PurchaseOptions
): Promise<RequestedPayment> {
  const sdk = new Medusa({
    baseUrl: shop.storeUrl,
    publishableKey: shop.publishableKey,
  })
  const cart = await fillCart(sdk, options.currency.toLowerCase())
  const session = await startSession(sdk, cart)
  const path = `/store/flexpay/payment-sessions/${session.id}?cart_id=${cart.id}`

  const { transaction } = await sdk.client.fetch<PaymentAnswer>(path, {
    method: "POST",
    body: { phone: options.phone },
  })
  printLine(
    "Demande envoyée / Push sent",
    `${transaction.phone}${transaction.operator ? ` (${transaction.operator})` : ""}, ${transaction.state}`
  )
  return { sdk, path }
}

async function fillCart(
  sdk: Medusa,
  currency: string
): Promise<HttpTypes.StoreCart> {
  const { regions } = await sdk.store.region.list()
  const region = regions.find(({ currency_code }) => currency_code === currency)
  if (!region) {
    throw new UserError(
      "La boutique vend en cdf ou en usd : --currency cdf ou --currency usd.",
      "The shop sells in cdf or in usd: --currency cdf or --currency usd."
    )
  }
  printLine("Région / Region", region.name)

  const { products } = await sdk.store.product.list({ region_id: region.id })
  const product = products[Math.floor(Math.random() * products.length)]
  const variant = product?.variants?.[0]
  if (!product || !variant) {
    throw new Error("The shop has no products.")
  }
  printLine("Produit / Product", `${product.title}, ${variant.title}`)

  // The address must come with the new cart, see seedRegions.
  const { cart } = await sdk.store.cart.create({
    region_id: region.id,
    email: "cliente@demo.test",
    items: [{ variant_id: variant.id, quantity: 1 }],
    shipping_address: {
      first_name: "Cliente",
      last_name: "Démo",
      address_1: "25, avenue Kasa-Vubu",
      city: "Kinshasa",
      country_code: "cd",
      phone: "0812345678",
    },
  })
  printLine("Panier / Cart", `${cart.id}, Kinshasa`)

  const { shipping_options } = await sdk.store.fulfillment.listCartOptions({
    cart_id: cart.id,
  })
  const shipping = shipping_options[0]
  if (!shipping) {
    throw new Error("The shop does not deliver to this address.")
  }
  const { cart: cartWithDelivery } = await sdk.store.cart.addShippingMethod(
    cart.id,
    {
      option_id: shipping.id,
    }
  )
  printLine(
    "Livraison / Delivery",
    `${shipping.name}; total ${money(cartWithDelivery.total, currency)}`
  )
  return cartWithDelivery
}

async function startSession(
  sdk: Medusa,
  cart: HttpTypes.StoreCart
): Promise<HttpTypes.StorePaymentSession> {
  const { payment_collection } = await sdk.store.payment.initiatePaymentSession(
    cart,
    {
      provider_id: PROVIDER,
    }
  )
  const session = payment_collection.payment_sessions?.find(
    ({ provider_id }) => provider_id === PROVIDER
  )
  if (!session) {
    throw new Error(`Medusa created no payment session for ${PROVIDER}.`)
  }
  printLine("Paiement / Payment", session.id)
  return session
}

async function confirmPush(simulatorUrl: string, phone: string): Promise<void> {
  const isEntered = await enterPin(simulatorUrl, phone)
  printLine(
    "Téléphone / Phone",
    isEntered
      ? "code PIN saisi / PIN entered"
      : "numéro magique, pas de code PIN / magic number, no PIN"
  )
}

/**
 * Polls a payment's state until its order is placed.
 * @returns the order's id
 * @throws UserError when it failed, or after two minutes
 */
export async function waitForOrder({
  sdk,
  path,
}: RequestedPayment): Promise<string> {
  const startedAt = Date.now()
  let lastState = ""
  while (Date.now() - startedAt < TIMEOUT_MS) {
    const { transaction } = await sdk.client.fetch<PaymentAnswer>(path)
    const { state, reason, order_id, retry_after_ms } = transaction
    if (state !== lastState) {
      lastState = state
      printLine("État / State", reason ? `${state}: ${reason}` : state)
    }
    if (order_id) {
      return order_id
    }
    if (state !== "succeeded" && !UNDECIDED.includes(state)) {
      throw new UserError(
        `Le paiement n'a pas abouti (${reason ?? state}) : réessayez, avec un autre numéro s'il le faut.`,
        `The payment did not succeed (${reason ?? state}): try again, with another number if necessary.`
      )
    }
    await new Promise((resolve) => setTimeout(resolve, retry_after_ms ?? 1_000))
  }
  throw new UserError(
    "Pas de réponse après deux minutes : vérifiez la commande dans l'admin avant de recommencer.",
    "No answer after two minutes: check the order in the admin before you try again."
  )
}

function printLine(label: string, value: string): void {
  console.log(`  ${label.padEnd(28)} ${value}`)
}

function money(amount: number, currency: string): string {
  return new Intl.NumberFormat("fr-CD", { style: "currency", currency }).format(
    amount
  )
}

import type { Client } from "@medusajs/js-sdk"
import type { HttpTypes } from "@medusajs/framework/types"
import type {
  StoreFlexPayTransaction,
  StoreFlexPayTransactionResponse,
} from "medusa-payment-flexpay/types"

export const MOBILE_MONEY = "pp_flexpay_flexpay"
export const CARD = "pp_flexpay-card_flexpay"

/** The cart's payment session of this provider, or of any FlexPay provider. */
export function sessionOf(
  cart: HttpTypes.StoreCart,
  provider?: string
): HttpTypes.StorePaymentSession | undefined {
  return cart.payment_collection?.payment_sessions?.find(({ provider_id }) =>
    provider
      ? provider_id === provider
      : provider_id === MOBILE_MONEY || provider_id === CARD
  )
}

/** The transaction of a cart; null before the first request. */
export async function fetchTransaction(client: Client, cartId: string) {
  const { transaction } = await client.fetch<StoreFlexPayTransactionResponse>(
    `/store/flexpay/carts/${cartId}`
  )
  return transaction
}

/** Whether a payment that waits or has arrived keeps its cart as it is. */
export function blocksCart({
  can_retry,
  order_canceled,
}: StoreFlexPayTransaction): boolean {
  return !can_retry && !order_canceled
}

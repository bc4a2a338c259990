import type { Client } from "@medusajs/js-sdk"
import type { HttpTypes } from "@medusajs/framework/types"
import type { StoreFlexPayTransactionResponse } from "medusa-payment-flexpay/types"

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

/** The transaction of a payment session; null before the first request. */
export async function fetchTransaction(client: Client, sessionId: string) {
  const { transaction } = await client.fetch<StoreFlexPayTransactionResponse>(
    `/store/flexpay/payment-sessions/${sessionId}`
  )
  return transaction
}

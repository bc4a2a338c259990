import type { Client } from "@medusajs/js-sdk"
import type { HttpTypes } from "@medusajs/framework/types"
import type { StoreFlexPayTransactionResponse } from "medusa-payment-flexpay/types"

export const MOBILE_MONEY = "pp_flexpay_flexpay"
export const CARD = "pp_flexpay-card_flexpay"

/** The cart's session of this provider, or of either of FlexPay's. */
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

/** Where the payment of a session stands; null while nothing was asked. */
export async function askStatus(client: Client, sessionId: string) {
  const { transaction } = await client.fetch<StoreFlexPayTransactionResponse>(
    `/store/flexpay/payment-sessions/${sessionId}`
  )
  return transaction
}

import type { FlexPaySupport } from "../support.ts"
import type { FlexPayClient } from "../types.ts"
import type { FlexPayTexts } from "./texts.ts"

/** The fields of Medusa's payment session that the component reads. */
export interface FlexPaySession {
  id: string
  provider_id: string
  /** Major units. */
  amount: number
  currency_code: string
}

export interface FlexPayPaymentProps {
  /** `sdk.client` of js-sdk, the same object at each render. */
  client: FlexPayClient
  session: FlexPaySession
  /** The session's cart: without it, the server does not name the order. */
  cartId: string
  locale?: "fr" | "en"
  /** Replace texts of the locale. */
  texts?: Partial<FlexPayTexts>
  /** The initial value of the phone field. */
  phone?: string
  /** The order is placed. */
  onPaid: (orderId: string) => void
  /** The cart changed and the session was deleted: create a new one. */
  onSessionGone?: () => void
  /** Offers another way to pay; none when absent. */
  onPayAnotherWay?: () => void
  /** For stores that place the order before the payment: complete the cart. */
  onDeferred?: () => Promise<unknown>
  /** Shown as links where the shopper needs the shop's help. */
  support?: FlexPaySupport
}

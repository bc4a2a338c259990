import type { FlexPaySupport } from "../support.ts"
import type { Operator } from "../phone.ts"
import type { FlexPayClient, FlexPayView } from "../types.ts"
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
  /**
   * Adds buttons "Pay another way". Offer the shop's methods then; the component
   * says what becomes of the payment that waits.
   */
  onPayAnotherWay?: () => void
  /** Called with each view that is shown, for example to fold the methods. */
  onViewChange?: (view: FlexPayView) => void
  /** `canceled` where the shopper came back by the card page's link to cancel. */
  cardReturn?: "canceled" | undefined
  /**
   * What to do when no request appears on the phone, by the operator of the
   * number: advice of the shop's own, such as a menu to open.
   */
  operatorHelp?: Partial<Record<Operator | "unknown", string>>
  /** Whether the page's title begins with the state of the payment; true. */
  documentTitle?: boolean
  /** For stores that place the order before the payment: complete the cart. */
  onDeferred?: () => Promise<unknown>
  /** Shown as links where the shopper needs the shop's help. */
  support?: FlexPaySupport
}

import type { PaymentLinkState } from "../../../modules/flexpay/payment-links/payment-link-state"
import type { StoreFlexPayTransaction } from "../../store/flexpay/payment-sessions/types"

/** What the payer sees of a payment link. Amounts are decimal strings, major units. */
export interface FlexPayPaymentLink {
  state: PaymentLinkState
  store_name: string
  /** The order's number; null for a cart. */
  order_display_id: number | null
  /** Due now. */
  amount: string
  currency_code: string
  /** What it is for; at most 20. */
  items: FlexPayPaymentLinkItem[]
  methods: ("mobile_money" | "card")[]
  /** ISO string. */
  expires_at: string
  /** Once it is paid. */
  receipt: FlexPayReceipt | null
}

export interface FlexPayPaymentLinkItem {
  title: string
  quantity: number
}

export interface FlexPayReceipt {
  /** The operator's reference, else the plugin's. */
  reference: string
  /** Six signs to name the payment to the shop. */
  support_code: string
  method: "mobile_money" | "card"
  /** Masked; null for a card. */
  phone: string | null
  amount: string
  currency_code: string
  /** ISO string. */
  paid_at: string
}

/** GET and POST /flexpay/pay/payment */
export interface FlexPayPaymentLinkResponse {
  link: FlexPayPaymentLink
  /** Null before the first request. */
  transaction: StoreFlexPayTransaction | null
}

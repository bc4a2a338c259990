/** For medusa-config, and for a shop's own code. Types only. */
export type { FlexPayPluginOptions } from "../modules/flexpay/options"
export type {
  FlexPayEventName,
  FlexPayEventPayload,
  FlexPayEventPayloads,
  FlexPayPaymentLinkPayload,
  FlexPayNetworkDisturbedPayload,
  FlexPayTokenRefusedPayload,
} from "../modules/flexpay/events"
export type {
  StoreFlexPayOrderResponse,
  StoreFlexPayReceipt,
  StoreFlexPayRefund,
  StoreFlexPayRefundState,
} from "../api/store/flexpay/orders/types"
export type {
  StoreFlexPayReason,
  StoreFlexPayState,
  StoreFlexPayTransaction,
  StoreFlexPayTransactionResponse,
} from "../api/store/flexpay/payment-sessions/types"

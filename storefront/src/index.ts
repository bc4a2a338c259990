/** The storefront kit, for any framework. It contains no server code. */
export { createFlexPayOrder } from "./order.ts"
export type {
  FlexPayOrder,
  FlexPayOrderOptions,
  FlexPayOrderSnapshot,
} from "./order.ts"
export { createFlexPayPayment } from "./payment.ts"
export { guessOperator, OPERATOR_NAMES, readPhone } from "./phone.ts"
export type { Operator, PhoneReading } from "./phone.ts"
export { supportLinks } from "./support.ts"
export type { FlexPaySupport, FlexPaySupportLink } from "./support.ts"
export type {
  FlexPayClient,
  FlexPayPayment,
  FlexPayPaymentOptions,
  FlexPayProblem,
  FlexPayRequest,
  FlexPaySnapshot,
  FlexPayView,
  StoreFlexPayOrderResponse,
  StoreFlexPayReason,
  StoreFlexPayReceipt,
  StoreFlexPayRefund,
  StoreFlexPayRefundState,
  StoreFlexPayState,
  StoreFlexPayTransaction,
} from "./types.ts"

/** The storefront kit, for any framework. It contains no server code. */
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
  FlexPaySnapshot,
  FlexPayView,
  StoreFlexPayReason,
  StoreFlexPayState,
  StoreFlexPayTransaction,
} from "./types.ts"

export { resolveAddresses } from "./addresses"
export type { CheckAnswer } from "./check-request"
export { createFlexPayClient } from "./client"
export type { FlexPayClient } from "./client"
export {
  FlexPayConfigurationError,
  FlexPayError,
  FlexPayRefusedError,
} from "./errors"
export type { Service } from "./exchange"
export { readFailureMessage } from "./failure-message"
export {
  CHECK_STATUSES,
  interpretCheck,
  isSameTransaction,
  toCheckStatus,
} from "./interpret-check"
export type {
  CheckResult,
  CheckStatus,
  ExpectedTransaction,
  Verdict,
} from "./interpret-check"
export { maskText } from "./masking"
export {
  floorToWire,
  InvalidAmountError,
  isNumberText,
  readCurrency,
  sameAmount,
  toWireAmount,
} from "./money"
export type { Currency } from "./money"
export type { Accepted } from "./money-request"
export { guessOperator, maskOrderNumber, maskPhone, readPhone } from "./phone"
export type { Operator, PhoneReading } from "./phone"
export { probeCallback } from "./probes"
export type { CallbackProbe, ServiceProbe } from "./probes"
export { hashCallbackToken, newCallbackToken, newReference } from "./secrets"
export { readTokenExpiry } from "./token"
export { readCallback, toLoggableCallback } from "./wire/read-callback"
export type { CallbackReading } from "./wire/read-callback"

export { createFlexPayClient, type FlexPayClient } from "./client"
export {
  isBareAddress,
  isBaseAddress,
  resolveAddresses,
  type Addresses,
  type FlexPayConfig,
} from "./config"
export {
  FlexPayConfigurationError,
  FlexPayConnectionError,
  FlexPayError,
  FlexPayRefusedError,
  FlexPayUnknownOutcomeError,
  type Outcome,
} from "./errors"
export { type Exchange, type Service } from "./exchange"
export {
  CURRENCIES,
  floorToWire,
  InvalidAmountError,
  readCurrency,
  readWireCurrency,
  sameAmount,
  toWireAmount,
  type Currency,
  type InvalidAmountCode,
} from "./money"
export { type Accepted } from "./money-call"
export {
  guessOperator,
  maskOrderNumber,
  maskPhone,
  readPhone,
  type Operator,
  type PhoneReading,
} from "./phone"
export { maskWire, maskText, type JsonValue } from "./masking"
export {
  probeCallback,
  type CallbackProbe,
  type Probe,
  type ProbedService,
} from "./probe"
export { type CardInput, type MobileMoneyInput } from "./requests"
export { hashCallbackToken, newCallbackToken, newReference } from "./secrets"
export { normalizeToken, readTokenExpiry } from "./token"
export { judge, type Expected, type Verdict } from "./verdict"
export { type CheckAnswer } from "./wire"
export { readCallback, toShownCallback, type CallbackReading } from "./callback"

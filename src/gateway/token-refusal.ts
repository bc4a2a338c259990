import { FlexPayConfigurationError } from "./errors"
import type { ServiceResult } from "./exchange"

/** Whether FlexPay refused the token. 401 and 403 come before any work is done, so no money moves. */
export function isTokenRefusal(httpStatus: number): boolean {
  return httpStatus === 401 || httpStatus === 403
}

/** The error of an answer that refuses the token. */
export function createTokenRefusedError({
  exchange,
}: ServiceResult): FlexPayConfigurationError {
  const { service, httpStatus } = exchange
  return new FlexPayConfigurationError(
    `FlexPay's ${service} service refused the token (HTTP ${httpStatus})`,
    { exchange }
  )
}

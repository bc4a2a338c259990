import type { FlexPayOptions } from "../options"
import type { CurrencyCode } from "../transaction/transaction"
import type { FlexPayRegion, HealthCheckResult } from "./health-check-result"

const CURRENCIES: readonly CurrencyCode[] = ["cdf", "usd"]

/**
 * Reports which payouts can leave. Warns of a currency that a region sells in
 * and that has no limit, since its refunds are refused; and of one without an
 * approval threshold beside one with.
 */
export function assessPayouts(
  regions: FlexPayRegion[],
  options: FlexPayOptions["payouts"]
): HealthCheckResult[] {
  const { enabled, max_per_day, approval_above } = options
  if (!enabled) {
    return [{ area: "payouts", level: "good", code: "payouts_off", values: {} }]
  }
  const hasThreshold = Object.values(approval_above).length > 0
  const isSold = (currency: CurrencyCode) =>
    regions.some(
      ({ currency_code, providers }) =>
        currency_code === currency && providers.length > 0
    )
  return CURRENCIES.flatMap((currency) => {
    const limit = max_per_day[currency]
    const result = resultOf(currency, limit)
    if (limit === undefined) {
      return isSold(currency)
        ? [result("warning", "payouts_without_limit")]
        : []
    }
    return hasThreshold && approval_above[currency] === undefined
      ? [result("good", "payouts_on"), result("warning", "approval_missing")]
      : [result("good", "payouts_on")]
  })
}

function resultOf(currency: CurrencyCode, limit = "") {
  const values = { currency: currency.toUpperCase(), option: currency, limit }
  return (
    level: HealthCheckResult["level"],
    code: HealthCheckResult["code"]
  ): HealthCheckResult => ({ area: "payouts", level, code, values })
}

import type { AdminFlexPayTransaction } from "../../api/admin/flexpay/types"
import { isDecimal, subtract } from "./decimal"

/** Francs are paid whole: their decimals show only where there are some. */
const WHOLE_CURRENCIES: ReadonlySet<string> = new Set(["cdf"])

/** An amount as people read it. The text goes to Intl as it is: no floats. */
export function formatMoney(
  amount: string,
  currencyCode: string,
  locale: string
): string {
  if (!isDecimal(amount)) {
    return `${amount} ${currencyCode.toUpperCase()}`
  }
  const isWhole =
    WHOLE_CURRENCIES.has(currencyCode) && /^-?\d+(\.0*)?$/.test(amount)
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency: currencyCode.toUpperCase(),
    minimumFractionDigits: isWhole ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(amount as Intl.StringNumericLiteral)
}

/** The fee that the wallet paid in addition; null while it is not known. */
export function feeOf({
  amount,
  amount_charged,
}: AdminFlexPayTransaction): string | null {
  return amount_charged && isDecimal(amount_charged) && isDecimal(amount)
    ? subtract(amount_charged, amount)
    : null
}

/** The amount that arrived, in major units, and its currency. */
export function receivedOf({
  amount,
  currency_code,
  received_amount,
  received_currency_code,
}: AdminFlexPayTransaction): [amount: string, currencyCode: string] {
  return received_amount === null
    ? [amount, currency_code]
    : [received_amount, received_currency_code ?? currency_code]
}

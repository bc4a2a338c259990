import { compare, readTyped } from "./decimal"

export type AmountError =
  "amount_invalid" | "amount_decimals" | "amount_centimes" | "amount_too_large"

interface AmountLimits {
  /** Decimal string, major units. */
  max: string
  /** Of money that FlexPay is to move: francs are moved whole. */
  currency?: string
}

/** Why a typed amount cannot be sent. All that there is can always be sent. */
export function findAmountError(
  typed: string,
  { max, currency }: AmountLimits
): AmountError | undefined {
  const amount = readTyped(typed)
  if (!/^\d+(\.\d+)?$/.test(amount) || compare(amount, "0") <= 0) {
    return "amount_invalid"
  }
  if (compare(amount, max) >= 0) {
    return compare(amount, max) > 0 ? "amount_too_large" : undefined
  }
  if (currency === "cdf" && !/^\d+(\.0*)?$/.test(amount)) {
    return "amount_centimes"
  }
  return /\.\d{3,}$/.test(amount) ? "amount_decimals" : undefined
}

/** The text of an error; each form says for itself what is too much. */
export function amountErrorKey<Form extends string>(
  error: AmountError,
  form: Form
) {
  return error === "amount_too_large"
    ? (`${form}.${error}` as const)
    : (`amounts.${error}` as const)
}

import { compare, readTyped } from "./decimal"

export type AmountError = "amount_invalid" | "amount_too_large"

/**
 * Why a typed amount cannot be sent.
 * @param max decimal string, major units
 */
export function findAmountError(
  typed: string,
  max: string
): AmountError | undefined {
  const amount = readTyped(typed)
  if (!/^\d+(\.\d{1,2})?$/.test(amount) || compare(amount, "0") <= 0) {
    return "amount_invalid"
  }
  return compare(amount, max) > 0 ? "amount_too_large" : undefined
}

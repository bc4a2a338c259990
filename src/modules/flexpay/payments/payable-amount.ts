import type { BigNumberInput } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import {
  InvalidAmountError,
  readCurrency,
  toWireAmount,
} from "../../../gateway"
import type { FlexPayOptions } from "../options"

/**
 * The amount to request from FlexPay: decimal string, major units. Smaller
 * fractions than FlexPay accepts are refused or rounded up, by the options.
 * @throws MedusaError (invalid_data) for an amount or currency that FlexPay does
 * not accept
 */
export function payableAmount(
  amount: BigNumberInput,
  currencyCode: string,
  options: Pick<FlexPayOptions, "cdf_centimes" | "usd_cents">
): string {
  const fractions =
    readCurrency(currencyCode) === "USD"
      ? options.usd_cents
      : options.cdf_centimes
  try {
    return toWireAmount(amount, currencyCode, fractions)
  } catch (error) {
    if (error instanceof InvalidAmountError) {
      throw new MedusaError(MedusaError.Types.INVALID_DATA, error.message)
    }
    throw error
  }
}

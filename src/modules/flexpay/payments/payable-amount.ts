import type { BigNumberInput } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import {
  InvalidAmountError,
  readCurrency,
  toWireAmount,
} from "../../../gateway"
import type { FlexPayOptions } from "../options"

/**
 * What FlexPay is asked for, as a decimal string in major units. What is finer
 * than FlexPay takes is refused or rounded up, as the store's options say.
 * @throws MedusaError (invalid_data) for an amount or currency it can't take
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

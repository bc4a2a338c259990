import type { BigNumberInput } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { InvalidAmountError, toWireAmount } from "../../gateway"
import type { FlexPayOptions } from "./options"

/**
 * What FlexPay is asked for, as a decimal string in major units.
 * @throws MedusaError (invalid_data) for an amount or currency it can't take
 */
export function payableAmount(
  amount: BigNumberInput,
  currencyCode: string,
  options: Pick<FlexPayOptions, "cdf_centimes">
): string {
  try {
    return toWireAmount(amount, currencyCode, options.cdf_centimes)
  } catch (error) {
    if (error instanceof InvalidAmountError) {
      throw new MedusaError(MedusaError.Types.INVALID_DATA, error.message)
    }
    throw error
  }
}

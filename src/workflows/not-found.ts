import { MedusaError } from "@medusajs/framework/utils"

/** The error for an id without a row. @param noun as in "FlexPay payout" */
export function notFound(noun: string, id: string): MedusaError {
  return new MedusaError(
    MedusaError.Types.NOT_FOUND,
    `There is no ${noun} ${id}.`
  )
}

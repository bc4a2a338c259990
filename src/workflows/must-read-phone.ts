import { MedusaError } from "@medusajs/framework/utils"
import { readPhone } from "../gateway"
import { bilingual } from "../modules/flexpay/bilingual-message"

/**
 * Reads a number that an admin wrote: 12 digits, 243…
 * @param whenEmpty the message where there is none
 * @throws MedusaError (invalid_data, code `phone_…`)
 */
export function mustReadPhone(written: string, whenEmpty: string): string {
  const reading = readPhone(written)
  if (!reading.ok) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      written
        ? bilingual(
            "Ce n’est pas un numéro de téléphone congolais. Il a 9 chiffres après +243, par exemple 081 234 5678.",
            "This is not a Congolese mobile number. It has 9 digits after +243, for example 081 234 5678."
          )
        : whenEmpty,
      `phone_${reading.reason}`
    )
  }
  return reading.msisdn
}

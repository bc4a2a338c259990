import { findAmountError, type AmountError } from "../../format/amount-error"

/** What is about to be requested of an order, as typed. */
export interface RequestDraft {
  amount: string
  phone: string
}

export interface RequestErrors {
  amount?: AmountError
  phone?: "phone_missing"
}

/**
 * The errors to correct; the server validates the number itself.
 * @param isPush whether it is sent to the phone
 */
export function findRequestErrors(
  { amount, phone }: RequestDraft,
  outstanding: { amount: string; currency_code: string },
  isPush: boolean
): RequestErrors {
  const { amount: max, currency_code: currency } = outstanding
  const amountError = findAmountError(amount, { max, currency })
  return {
    ...(amountError && { amount: amountError }),
    ...(isPush && !phone.trim() && { phone: "phone_missing" }),
  }
}

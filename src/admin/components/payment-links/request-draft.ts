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
 * @param outstanding decimal string, major units
 * @param isPush whether it is sent to the phone
 */
export function findRequestErrors(
  { amount, phone }: RequestDraft,
  outstanding: string,
  isPush: boolean
): RequestErrors {
  const amountError = findAmountError(amount, outstanding)
  return {
    ...(amountError && { amount: amountError }),
    ...(isPush && !phone.trim() && { phone: "phone_missing" }),
  }
}

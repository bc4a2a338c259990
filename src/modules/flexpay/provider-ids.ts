import type { Transaction } from "./transaction/transaction"

/** Ids of our payment providers in Medusa: of mobile money, and of cards. */
export const FLEXPAY_PROVIDER_ID = /^pp_flexpay(-card)?(?:_|$)/

/** The payment method that a provider id of ours stands for; null for another's. */
export function methodOfProvider(
  providerId: string
): Transaction["method"] | null {
  const match = FLEXPAY_PROVIDER_ID.exec(providerId)
  return match && (match[1] ? "card" : "mobile_money")
}

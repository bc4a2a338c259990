import { ATTEMPT_MUTANTS } from "./mutants/attempt-mutants"
import { PAYMENT_MUTANTS } from "./mutants/payment-mutants"
import { PAYOUT_MUTANTS } from "./mutants/payout-mutants"

/** Each is found: a model that finds none of them would prove nothing. */
export const MUTANTS = [
  ...PAYMENT_MUTANTS,
  ...ATTEMPT_MUTANTS,
  ...PAYOUT_MUTANTS,
]

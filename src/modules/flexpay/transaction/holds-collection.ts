import { isUnbound } from "./transaction"
import type { Attention, Disposition, Transaction } from "./transaction"

/** Money that arrived and may yet become the collection's payment, or is it. */
export const HOLDING_DISPOSITIONS: readonly Disposition[] = [
  "becoming_order",
  "booked",
  "awaiting_operator",
]

/**
 * The shopper may have paid, though no money is known to have arrived: an
 * operator decides before another push.
 */
export const HOLDING_ATTENTIONS: readonly Attention[] = ["outcome_unreadable"]

type Facts = Pick<
  Transaction,
  "state" | "disposition" | "attention" | "check_status"
>

/**
 * Whether a payment that is not live excludes another push of its collection:
 * its money arrived and was not returned, or may have arrived.
 */
export function holdsCollection({
  state,
  disposition,
  attention,
  check_status,
}: Facts): boolean {
  if (state === "succeeded") {
    return (
      HOLDING_DISPOSITIONS.some((holding) => holding === disposition) ||
      attention !== null
    )
  }
  return (
    HOLDING_ATTENTIONS.some((holding) => holding === attention) ||
    (check_status === "paid_mismatch" && isUnbound({ attention }))
  )
}

import type { Transaction } from "../transaction/transaction"
import { isReturned } from "./payout-sums"

/** What a customer learns of a refund. */
export type RefundState =
  | "requested" // the store has decided it; nothing was sent yet
  | "under_way" // sent, without a final result
  | "arrived" // the money is on the phone, or FlexPay returned it to the card
  | "failed" // it did not arrive, or came back; the store must act
  | "resolved" // the store resolved it with the customer in another way

/** The payout of a refund that counts: the last one that was sent in its place. */
export function latestPayout<Payout extends Transaction>(
  payouts: Payout[]
): Payout | null {
  const counted = payouts.filter(({ state }) => state !== "canceled")
  return (
    counted.find(
      ({ id }) => !counted.some(({ replaces_id }) => replaces_id === id)
    ) ?? null
  )
}

/**
 * The state of a refund for its customer.
 * @param payout that pays it; null while there is none
 * @param isReversed whether FlexPay itself returned the payment
 */
export function refundStateOf(
  payout: Pick<Transaction, "state" | "attention" | "check_status"> | null,
  isReversed: boolean
): RefundState {
  switch (payout?.state) {
    case undefined:
      return isReversed ? "arrived" : "requested"
    case "draft":
    case "awaiting_approval":
    case "deferred":
    case "canceled":
      return "requested"
    case "submitting":
    case "pending":
    case "unknown":
    case "expired":
      return "under_way"
    case "reversed":
      return "arrived"
    case "succeeded":
      return isReturned(payout) ? stateWithoutMoney(payout) : "arrived"
    case "refused":
    case "failed":
      return stateWithoutMoney(payout)
  }
}

/** An operator who resolves the attention has repaid in another way. */
function stateWithoutMoney({
  attention,
}: Pick<Transaction, "attention">): RefundState {
  return attention === null ? "resolved" : "failed"
}

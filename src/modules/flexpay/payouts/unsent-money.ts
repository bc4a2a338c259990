import { MathBN } from "@medusajs/framework/utils"
import type { Patch, Transaction } from "../transaction/transaction"
import { sumHeld } from "./payout-sums"

/**
 * What a payment that should go back becomes when no payout sends any of its
 * money: it waits for an operator, or counts as resolved where an operator
 * resolved the payout.
 *
 * @param payouts all of the payment
 * @returns null where a payout holds money or is on the attention list
 */
export function changeOfUnsent(
  { state, disposition, attention }: Transaction,
  payouts: readonly Transaction[],
  { is_resolved }: { is_resolved: boolean }
): Required<Pick<Patch, "disposition" | "attention">> | null {
  const isUnsent =
    state === "succeeded" &&
    disposition === "going_back" &&
    MathBN.lte(sumHeld(payouts), 0) &&
    payouts.every((payout) => payout.attention === null)
  if (!isUnsent) {
    return null
  }
  return is_resolved && attention === null
    ? { disposition: "resolved", attention }
    : {
        disposition: "awaiting_operator",
        attention: attention ?? "refund_not_sent",
      }
}

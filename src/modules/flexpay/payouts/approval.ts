import { MathBN } from "@medusajs/framework/utils"
import { refuse } from "../bilingual-message"
import type { FlexPayOptions } from "../options"
import { isApiKeyId } from "../store/api-keys"
import type { LockedPayment } from "../store/payment-lock"
import type { Transaction } from "../transaction/transaction"
import { sumHeldSince } from "./payout-sums"

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Whether a payout needs a second admin's approval (four-eyes principle), under
 * the lock of its payment. Where a threshold is set for its currency, it counts
 * all that the payment gave back within 24 hours, or may be giving back; and a
 * number that did not pay always needs the approval.
 *
 * @param payout is among the locked payouts
 */
export function needsApproval(
  payout: Transaction,
  { payment, payouts }: LockedPayment,
  { options, now }: { options: FlexPayOptions["payouts"]; now: Date }
): boolean {
  const threshold = options.approval_above[payout.currency_code]
  if (threshold === undefined) {
    return false
  }
  const since = new Date(now.getTime() - DAY_MS)
  return (
    payout.phone !== payment.phone ||
    MathBN.gt(sumHeldSince(payouts, since), threshold)
  )
}

/**
 * Requires a user who answers for the request of a payout that needs approval:
 * else that user could approve it.
 * @throws MedusaError (not_allowed, code `key_without_user`)
 */
export function assertAccountable({
  requested_by,
}: Pick<Transaction, "requested_by">): void {
  if (isApiKeyId(requested_by)) {
    refuse(
      "key_without_user",
      "Ce versement doit être approuvé, et la clé API qui le demande n’a plus de créateur connu. Connectez-vous, ou créez une nouvelle clé depuis votre compte.",
      "This payout needs an approval, and the creator of the API key that asks for it is not known any more. Log in, or create a new key from your account."
    )
  }
}

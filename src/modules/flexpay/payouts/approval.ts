import { MathBN } from "@medusajs/framework/utils"
import { maskPhone } from "../../../gateway"
import { refuse } from "../bilingual-message"
import type { FlexPayOptions } from "../options"
import { isApiKeyId } from "../store/api-keys"
import type { LockedPayout } from "../store/payout-store"
import type { Transaction } from "../transaction/transaction"
import { receivedMoney, sumHeldSince, withReplacement } from "./payout-sums"

const DAY_MS = 24 * 60 * 60 * 1000

/** Why a payout needs an approval. Amounts: decimal strings, major units. */
export interface ApprovalNeed {
  /** What the payment gave back within 24 hours, or may, with this payout. */
  counted: string
  /** The option `payouts.approval_above` at that time. */
  threshold: string
}

/**
 * Assesses whether a payout needs a second admin's approval (four-eyes
 * principle), under the lock of its payment. Where a threshold is set for its
 * currency, it counts all that the payment gave back within 24 hours, or may be
 * giving back; and a number that did not pay always needs the approval.
 *
 * @returns null where it needs none
 */
export function assessApproval(
  { payout, payment, payouts }: LockedPayout,
  { options, now }: { options: FlexPayOptions["payouts"]; now: Date }
): ApprovalNeed | null {
  const threshold = options.approval_above[payout.currency_code]
  if (threshold === undefined) {
    return null
  }
  const since = new Date(now.getTime() - DAY_MS)
  const counted = sumHeldSince(payouts, since)
  return payout.phone !== payment.phone || MathBN.gt(counted, threshold)
    ? { counted, threshold }
    : null
}

/**
 * What the next payout of a payment may come to without an approval, if it goes
 * to the number that is offered first: a hint before the request, which
 * `assessApproval` decides again.
 * @param facts.replaced of a resend; null of a refund
 * @returns decimal string, major units; null where no payout needs an approval
 */
export function unapprovedAmount(
  {
    payment,
    payouts,
    replaced,
  }: {
    payment: Transaction
    payouts: readonly Transaction[]
    replaced: Transaction | null
  },
  { options, now }: { options: FlexPayOptions["payouts"]; now: Date }
): string | null {
  const { currency_code } = replaced ?? receivedMoney(payment)
  const threshold = options.approval_above[currency_code]
  if (threshold === undefined) {
    return null
  }
  if (
    payment.phone === null ||
    (replaced !== null && replaced.phone !== payment.phone)
  ) {
    return "0"
  }
  const counted = sumHeldSince(
    replaced ? withReplacement(payouts, replaced) : payouts,
    new Date(now.getTime() - DAY_MS)
  )
  return MathBN.max(MathBN.sub(threshold, counted), 0).toFixed()
}

/**
 * What an approval covers, as the timeline keeps it. The row of a payout keeps
 * these columns for good, so that what is sent is what was approved; another
 * payout is asked for anew.
 */
export function approvedData({
  amount,
  currency_code,
  phone,
}: Pick<Transaction, "amount" | "currency_code" | "phone">) {
  return { amount, currency_code, phone: phone && maskPhone(phone) }
}

/**
 * Requires a user who answers for a request that needs an approval:
 * else that user could approve it.
 * @throws MedusaError (not_allowed, code `key_without_user`)
 */
export function assertAccountable({
  requested_by,
}: Pick<Transaction, "requested_by">): void {
  if (isApiKeyId(requested_by)) {
    refuse(
      "key_without_user",
      "Cette demande doit être approuvée, et la clé API qui la fait n’a plus de créateur connu. Connectez-vous, ou créez une nouvelle clé depuis votre compte.",
      "This request needs an approval, and the creator of the API key that makes it is not known any more. Log in, or create a new key from your account."
    )
  }
}

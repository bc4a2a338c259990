import { MedusaError } from "@medusajs/framework/utils"
import type { Transaction } from "./transaction"

/**
 * Tells who asked for a payout that it did not leave, and why.
 * @throws MedusaError (not_allowed, code `payout_refused`)
 */
export function assertNotRefused(
  payout: Pick<Transaction, "state" | "reason" | "gateway_message">
): void {
  if (payout.state === "refused" || payout.state === "canceled") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      refusal(payout),
      "payout_refused"
    )
  }
}

/**
 * Tells that nobody knows any more which number paid.
 * @throws MedusaError (not_allowed, code `phone_cut`)
 */
export function assertPhoneKept(payment: Pick<Transaction, "cut_at">): void {
  if (payment.cut_at) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      'The number that paid was cut when the time of "retention_months" was over. Ask the customer for a number to pay back to, and refund from the FlexPay section of the order.',
      "phone_cut"
    )
  }
}

function refusal({
  reason,
  gateway_message,
}: Pick<Transaction, "reason" | "gateway_message">): string {
  const stays = "No money left, and the refund was not made."
  switch (reason) {
    case "refused":
      return `FlexPay refused the payout${gateway_message ? `: "${gateway_message}"` : ""}. ${stays}`
    case "misconfigured":
      return `FlexPay does not accept this store's token or merchant code. ${stays} Check them in medusa-config, and ask FlexPay whether payouts are activated.`
    case "unreachable":
      return `FlexPay could not be reached. ${stays} Try again later.`
    case "rejected":
      return `A second admin rejected the payout. ${stays}`
    default:
      return `The payout was given up before it was sent. ${stays}`
  }
}

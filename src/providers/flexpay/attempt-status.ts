import { PaymentSessionStatus } from "@medusajs/framework/utils"
import type {
  Payment,
  Transaction,
} from "../../modules/flexpay/transaction/transaction"

/** Why a session is not paid; what the storefront should do about it. */
export function describeUnpaid(
  attempt: Pick<Transaction, "state" | "disposition"> | null
): string {
  if (!attempt) {
    return "No payment was requested for this session yet. Request it first."
  }
  if (attempt.state !== "succeeded") {
    return "This payment is not confirmed yet. Poll its state until the order is placed."
  }
  switch (attempt.disposition) {
    case "awaiting_operator":
      return "A payment arrived that does not match this cart, and waits for an operator. The shopper must not pay again: show the shop's contact."
    case "going_back":
    case "resolved":
      return "The shop refunded or resolved the earlier payment. Request a new one."
    case "becoming_order":
    case "booked":
    case null:
      return "The payment succeeded and the order is being placed. Poll its state until the order is placed."
  }
}

export function sessionStatus(attempt: Payment): PaymentSessionStatus {
  switch (attempt.state) {
    case "succeeded":
      return attempt.attention === null
        ? PaymentSessionStatus.CAPTURED
        : PaymentSessionStatus.PENDING
    case "refused":
    case "failed":
    case "expired":
      return PaymentSessionStatus.ERROR
    case "canceled":
    case "reversed":
      return PaymentSessionStatus.CANCELED
    case "deferred":
    case "submitting":
    case "pending":
    case "unknown":
      return PaymentSessionStatus.PENDING
  }
}

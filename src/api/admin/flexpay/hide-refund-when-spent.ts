import { MathBN } from "@medusajs/framework/utils"
import type { AdminFlexPayRefundable, AdminFlexPayTransaction } from "./types"

/** Removes "refund" from a payment of which nothing is refundable. */
export function hideRefundWhenSpent<Shown extends AdminFlexPayTransaction>(
  payment: Shown,
  refundable: AdminFlexPayRefundable | null
): Shown {
  const isSpent =
    refundable?.payment_transaction_id === payment.id &&
    MathBN.lte(refundable.amount, 0)
  return isSpent
    ? {
        ...payment,
        actions: payment.actions.filter((action) => action !== "refund"),
        needs_justification: payment.needs_justification.filter(
          (action) => action !== "refund"
        ),
      }
    : payment
}

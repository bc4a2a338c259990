import { toast } from "@medusajs/ui"
import type { AdminFlexPayTransaction } from "../../../api/admin/flexpay/types"
import { useTexts } from "../../i18n/use-texts"
import type { TransactionProps } from "../transaction-props"

type OrderAction = "place_order" | "count_payment"

/**
 * Names the texts of the action `place_order`, which places an order, or counts
 * the payment for an order that exists already.
 */
export function orderActionOf({
  attention,
}: AdminFlexPayTransaction): OrderAction {
  return attention === "other_payment_authorized" ||
    attention === "order_changed"
    ? "count_payment"
    : "place_order"
}

type Approval = "approve" | "approve_payment"

/** Names the texts of the action `approve`, of a payout or of a payment. */
export function approvalOf({ kind }: AdminFlexPayTransaction): Approval {
  return kind === "payment" ? "approve_payment" : "approve"
}

/** Reports whether an action had its effect, or the attention is still there. */
export function useOrderToast(name: OrderAction | Approval) {
  const { t } = useTexts()
  return ({ transaction }: TransactionProps) => {
    if (transaction.attention) {
      toast.warning(t(`${name}.not_done`))
    } else {
      toast.success(t(`${name}.done`))
    }
  }
}

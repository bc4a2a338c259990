import { toast } from "@medusajs/ui"
import type { AdminFlexPayTransaction } from "../../../api/admin/flexpay/types"
import { useTexts } from "../../i18n/use-texts"

type OrderAction = "place_order" | "count_payment"

/**
 * The texts of "place-order": it places an order, or counts the payment for an
 * order that exists already.
 */
export function orderActionOf({
  attention,
}: Pick<AdminFlexPayTransaction, "attention">): OrderAction {
  return attention === "other_payment_authorized" ||
    attention === "order_changed"
    ? "count_payment"
    : "place_order"
}

/** What arrived: amount in major units, and its currency. */
export function arrivedOf({
  amount,
  currency_code,
  received_amount,
  received_currency_code,
}: AdminFlexPayTransaction): [amount: string, currencyCode: string] {
  return received_amount === null
    ? [amount, currency_code]
    : [received_amount, received_currency_code ?? currency_code]
}

/** Reports whether an action had its effect, or the attention is still there. */
export function useOrderToast(
  name: OrderAction | "approve"
): (answer: { transaction: AdminFlexPayTransaction }) => void {
  const { t } = useTexts()
  return ({ transaction }) => {
    if (transaction.attention) {
      toast.warning(t(`${name}.not_done`))
    } else {
      toast.success(t(`${name}.done`))
    }
  }
}

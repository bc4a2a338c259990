import type { AdminFlexPayTransaction } from "../../../api/admin/flexpay/types"

/**
 * The texts of "place-order": it places an order, or counts the payment for an
 * order that stands already.
 */
export function orderActOf({
  attention,
}: Pick<AdminFlexPayTransaction, "attention">):
  "place_order" | "count_payment" {
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

import { maskPhone } from "../../../gateway"
import { supportCodeOf } from "./support-code"
import type { Payment } from "./transaction"

/** The proof of a payment for its shopper. Amounts are decimal strings, major units. */
export interface Receipt {
  /** The operator's reference, else the plugin's. */
  reference: string
  /** Six signs to name the payment to the shop. */
  support_code: string
  method: "mobile_money" | "card"
  /** Masked; null for a card. */
  phone: string | null
  amount: string
  currency_code: string
  /** ISO string. */
  paid_at: string
}

/** The receipt of a payment that succeeded. */
export function receiptOf(payment: Payment): Receipt {
  const { operator_reference, reference, method, phone } = payment
  return {
    reference: operator_reference ?? reference,
    support_code: supportCodeOf(payment),
    method,
    phone: phone && maskPhone(phone),
    amount: payment.received_amount ?? payment.amount,
    currency_code: payment.received_currency_code ?? payment.currency_code,
    paid_at: (payment.finalized_at ?? payment.updated_at).toISOString(),
  }
}

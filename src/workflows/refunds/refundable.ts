import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { FLEXPAY_MODULE } from "../../modules/flexpay"
import { receivedMoney } from "../../modules/flexpay/payout-limits"
import type FlexPayModuleService from "../../modules/flexpay/service"
import type {
  CurrencyCode,
  Transaction,
} from "../../modules/flexpay/transaction"
import { findMedusaPayment } from "./medusa-payment"

/** What can be given back of a payment, in major units as decimal strings. */
export interface Refundable {
  payment_transaction_id: string
  amount: string
  currency_code: CurrencyCode
  /** What was given back or is on its way. */
  paid_out: string
}

/**
 * Of the payment that paid an order, Medusa's books count; of any other, what
 * arrived less what went back.
 */
export async function readRefundable(
  container: MedusaContainer,
  payment: Transaction
): Promise<Refundable> {
  const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  const paidOut = await ledger.sumPaidOut(payment.id)
  const booked = await findMedusaPayment(container, payment)
  const received = receivedMoney(payment)
  return {
    payment_transaction_id: payment.id,
    amount:
      booked?.refundable ?? MathBN.sub(received.amount, paidOut).toFixed(),
    currency_code: booked ? payment.currency_code : received.currency_code,
    paid_out: paidOut,
  }
}

import type { MedusaContainer } from "@medusajs/framework/types"
import { FLEXPAY_MODULE } from "../../modules/flexpay"
import { refundableAmount } from "../../modules/flexpay/payout-amount"
import { receivedMoney, sumHeld } from "../../modules/flexpay/payout-sums"
import { isAmountUnknown } from "../../modules/flexpay/refund-rules"
import type FlexPayModuleService from "../../modules/flexpay/service"
import type {
  CurrencyCode,
  Transaction,
} from "../../modules/flexpay/transaction"
import { findMedusaPayment } from "./medusa-payment"

/** What can be given back of a payment, in major units as decimal strings. */
export interface Refundable {
  payment_transaction_id: string
  /** Never negative; "0" for a payment without money. */
  amount: string
  currency_code: CurrencyCode
  /** What was given back or is on its way. */
  paid_out: string
}

/**
 * Of a payment that Medusa holds, what Medusa lets refund; of any other, what
 * arrived less what went back. At most what arrived less what went back.
 */
export async function readRefundable(
  container: MedusaContainer,
  payment: Transaction
): Promise<Refundable> {
  const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  const { payouts } = await ledger.payouts.surroundings([payment.id])
  const booked = await findMedusaPayment(container, payment)
  const hasMoney = payment.state === "succeeded" && !isAmountUnknown(payment)
  return {
    payment_transaction_id: payment.id,
    amount: hasMoney
      ? refundableAmount(booked?.refundable ?? null, payment, payouts)
      : "0",
    currency_code: booked
      ? payment.currency_code
      : receivedMoney(payment).currency_code,
    paid_out: sumHeld(payouts),
  }
}

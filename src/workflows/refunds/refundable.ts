import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../../modules/flexpay"
import { refundableAmount } from "../../modules/flexpay/payouts/payout-amount"
import {
  receivedMoney,
  sumHeld,
} from "../../modules/flexpay/payouts/payout-sums"
import { isAmountUnknown } from "../../modules/flexpay/payouts/refund-rules"
import type {
  CurrencyCode,
  Transaction,
} from "../../modules/flexpay/transaction/transaction"
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
  const flexpay = resolveFlexPay(container)
  const { payouts } = await flexpay.payouts.relatedRecords([payment.id])
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

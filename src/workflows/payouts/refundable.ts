import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../../modules/flexpay"
import { refundableAmount } from "../../modules/flexpay/payouts/payout-amount"
import type { Refundable } from "../../modules/flexpay/payouts/payout-amount"
import {
  receivedMoney,
  sumHeld,
} from "../../modules/flexpay/payouts/payout-sums"
import { isAmountUnknown } from "../../modules/flexpay/payouts/refund-rules"
import type { Transaction } from "../../modules/flexpay/transaction/transaction"
import { findMedusaPayment } from "../medusa/payment"

/**
 * Reads what can be refunded of a payment: the amount received less all
 * payouts, and no more than Medusa allows where Medusa has the payment.
 */
export async function readRefundable(
  container: MedusaContainer,
  payment: Transaction
): Promise<Refundable> {
  const flexpay = resolveFlexPay(container)
  const { payouts } = await flexpay.transactions.relatedRecords([payment.id])
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

import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN, PaymentEvents } from "@medusajs/framework/utils"
import { resolveFlexPay } from "../../modules/flexpay"
import type { Transaction } from "../../modules/flexpay/transaction/transaction"
import { emitCoreEvent } from "../medusa/core-events"
import { createRefund } from "../medusa/refund"
import { findMedusaPayment } from "../medusa/payment"

/**
 * Syncs a payment that FlexPay reversed after the order was paid: creates a
 * refund of the rest in Medusa, once, without a payout, and announces it. If an
 * earlier run recorded the refund, its process died, maybe before the event. The
 * payment stays on the attention list: the order may still have to be stopped.
 */
export async function syncReversal(
  container: MedusaContainer,
  transaction: Transaction
): Promise<void> {
  const flexpay = resolveFlexPay(container)
  const payment = await findMedusaPayment(container, transaction)
  const isRecorded = payment?.refunds.some(
    ({ metadata }) => metadata.flexpay_reversal_of === transaction.id
  )
  if (payment && isRecorded) {
    await emitCoreEvent(container, PaymentEvents.REFUNDED, payment.id)
  } else if (payment && MathBN.gt(payment.refundable, 0)) {
    await createRefund(container, payment, {
      amount: payment.refundable,
      note: "FlexPay",
      metadata: { flexpay_reversal_of: transaction.id },
    })
  }
  await flexpay.syncs.finish(transaction, {
    order_id: payment?.order?.id ?? null,
  })
}

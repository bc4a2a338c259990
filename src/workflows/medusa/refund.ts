import type { MedusaContainer } from "@medusajs/framework/types"
import { BigNumber, Modules, PaymentEvents } from "@medusajs/framework/utils"
import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import { maskText } from "../../gateway"
import { emitCoreEvent } from "./core-events"
import { withinCoreLimit } from "./core-limit"
import type { MedusaPayment } from "./payment"

export interface NewRefund {
  /** Decimal string, major units. */
  amount: string
  created_by?: string
  refund_reason_id?: string
  note?: string
  /** Names the payout of this refund for the payment provider. */
  metadata: Record<string, string>
}

/**
 * Creates a refund in Medusa. Core's workflow also records it in the order's
 * transactions, emits the event, and fails for a canceled order: then, or without
 * an order, the payment module creates it alone.
 */
export async function createRefund(
  container: MedusaContainer,
  payment: MedusaPayment,
  { amount, note, ...refund }: NewRefund
): Promise<void> {
  const input = {
    payment_id: payment.id,
    amount: new BigNumber(amount),
    note: note && maskText(note),
    ...refund,
  }
  if (payment.order && payment.order.status !== "canceled") {
    await withinCoreLimit(refundPaymentWorkflow(container).run({ input }))
  } else {
    await container.resolve(Modules.PAYMENT).refundPayment(input)
    await emitCoreEvent(container, PaymentEvents.REFUNDED, payment.id)
  }
}

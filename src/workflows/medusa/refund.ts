import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { BigNumber, Modules } from "@medusajs/framework/utils"
import type { MedusaPayment } from "./payment"

export interface RefundBooking {
  /** Decimal string, major units. */
  amount: string
  created_by?: string
  refund_reason_id?: string
  note?: string
  /** Tells our provider which payout belongs to this refund. */
  metadata: Record<string, string>
}

/**
 * Books a refund in Medusa. Core's workflow also keeps the order's books; an
 * order that is canceled, or that there never was, has none to keep.
 */
export async function bookRefund(
  container: MedusaContainer,
  payment: MedusaPayment,
  { amount, ...booking }: RefundBooking
): Promise<void> {
  const input = {
    payment_id: payment.id,
    amount: new BigNumber(amount),
    ...booking,
  }
  if (payment.order && payment.order.status !== "canceled") {
    await refundPaymentWorkflow(container).run({ input })
  } else {
    await container.resolve(Modules.PAYMENT).refundPayment(input)
  }
}

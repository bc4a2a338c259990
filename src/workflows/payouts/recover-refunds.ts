import type { MedusaContainer } from "@medusajs/framework/types"
import { PaymentEvents } from "@medusajs/framework/utils"
import { resolveFlexPay } from "../../modules/flexpay"
import { emitCoreEvent } from "../medusa/core-events"

const MINUTE_MS = 60 * 1000
/** Medusa may still be requesting the payout of a refund this young. */
const YOUNGEST_MS = 5 * MINUTE_MS
const OLDEST_MS = 3 * 24 * 60 * MINUTE_MS

/**
 * Records the payouts of refunds that Medusa booked before its process died.
 * They go to the attention list, where an operator sends them. Core announces a
 * refund after its payout was requested, so the event is owed as well.
 */
export async function recoverRefunds(
  container: MedusaContainer
): Promise<void> {
  const flexpay = resolveFlexPay(container)
  const now = (await flexpay.now()).getTime()
  const refunds = flexpay.missingPayouts.listRefunds({
    from: new Date(now - OLDEST_MS),
    to: new Date(now - YOUNGEST_MS),
  })
  for await (const refund of refunds) {
    const payment = await flexpay.payments.findById(
      refund.payment_transaction_id ?? ""
    )
    const isNew =
      payment &&
      (await flexpay.payouts.recordMissingPayout({
        payment,
        amount: refund.amount,
        phone: payment.phone ?? "",
        refund_id: refund.id,
        replaces_id: null,
        requested_by: refund.created_by,
        note: refund.note,
        is_in_medusa: true,
      }))
    if (isNew) {
      await emitCoreEvent(container, PaymentEvents.REFUNDED, refund.payment_id)
    }
  }
}

import { setTimeout as sleep } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../modules/flexpay"
import type { Payment } from "../modules/flexpay/transaction/transaction"
import { confirmInBackground } from "../workflows/payments/confirm-transaction"

/** How long a poll waits for a check before it answers the current state. */
const CHECK_WAIT_MS = 4_000

/**
 * Confirms a payment whose check is due, for a page that polls: after a lost
 * callback, that is faster than the recheck job.
 * @param isRequested whether the shopper says that the payment is confirmed:
 * then a check is due unless the last one is some seconds old
 * @returns the payment as it is afterwards
 */
export async function confirmWhenDue(
  container: MedusaContainer,
  payment: Payment | null,
  { isRequested = false }: { isRequested?: boolean } = {}
): Promise<Payment | null> {
  const flexpay = resolveFlexPay(container)
  if (!payment) {
    return null
  }
  const isDue =
    isDueAt(payment, await flexpay.now()) ||
    (isRequested && (await flexpay.payments.scheduleRequestedCheck(payment.id)))
  if (!isDue) {
    return payment
  }
  await Promise.race([
    confirmInBackground(container, payment.id, "for its shopper"),
    sleep(CHECK_WAIT_MS),
  ])
  return await flexpay.payments.findById(payment.id)
}

function isDueAt({ next_check_at }: Payment, now: Date): boolean {
  return next_check_at !== null && next_check_at <= now
}

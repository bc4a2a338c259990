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
 * @returns the payment as it is afterwards
 */
export async function confirmWhenDue(
  container: MedusaContainer,
  payment: Payment | null
): Promise<Payment | null> {
  const flexpay = resolveFlexPay(container)
  if (!payment || !isDue(payment, await flexpay.now())) {
    return payment
  }
  await Promise.race([
    confirmInBackground(container, payment.id, "for its shopper"),
    sleep(CHECK_WAIT_MS),
  ])
  return await flexpay.payments.findById(payment.id)
}

function isDue({ next_check_at }: Payment, now: Date): boolean {
  return next_check_at !== null && next_check_at <= now
}

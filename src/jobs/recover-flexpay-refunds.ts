import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../modules/flexpay"
import {
  handleCanceledOrders,
  periodsOfRun,
} from "../workflows/payouts/canceled-orders"
import { recoverRefunds } from "../workflows/payouts/recover-refunds"

/** Finds refunds and canceled orders that no payout pays. */
export default async function recoverFlexPayRefunds(
  container: MedusaContainer
): Promise<void> {
  const flexpay = resolveFlexPay(container)
  await flexpay.jobs.record("recover-flexpay-refunds")
  await recoverRefunds(container)
  for (const period of periodsOfRun(await flexpay.now())) {
    await handleCanceledOrders(container, period)
  }
}

export const config = {
  name: "recover-flexpay-refunds",
  schedule: "*/5 * * * *",
}

import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../modules/flexpay"
import { reconcileDueDays } from "../workflows/reconciliation/reconcile-due-days"

/**
 * Reconciles each day after its end, and again while it may change. Runs each
 * minute, since new check results may have come.
 */
export default async function reconcileFlexPayDays(
  container: MedusaContainer
): Promise<void> {
  await resolveFlexPay(container).jobs.record("reconcile-flexpay-days")
  await reconcileDueDays(container)
}

export const config = {
  name: "reconcile-flexpay-days",
  schedule: "* * * * *",
}

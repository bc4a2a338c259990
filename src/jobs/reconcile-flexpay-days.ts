import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../modules/flexpay"
import { reconcileFlexPayDaysWorkflow } from "../workflows"

/**
 * Compares each day's books once it has ended, and again while it may change.
 * It looks each minute, since FlexPay's answers may have come.
 */
export default async function reconcileFlexPayDays(
  container: MedusaContainer
): Promise<void> {
  const flexpay = resolveFlexPay(container)
  await flexpay.jobs.record("reconcile-flexpay-days")
  await reconcileFlexPayDaysWorkflow(container).run()
}

export const config = {
  name: "reconcile-flexpay-days",
  schedule: "* * * * *",
}

import type { MedusaContainer } from "@medusajs/framework/types"
import { FLEXPAY_MODULE } from "../modules/flexpay"
import type FlexPayModuleService from "../modules/flexpay/service"
import { reconcileFlexpayDaysWorkflow } from "../workflows"

/**
 * Compares each day's books once it has ended, and again while it may change.
 * It looks each minute, since FlexPay's answers may have come.
 */
export default async function reconcileFlexpayDays(
  container: MedusaContainer
): Promise<void> {
  const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  await ledger.noteRun("reconcile-flexpay-days")
  await reconcileFlexpayDaysWorkflow(container).run()
}

export const config = {
  name: "reconcile-flexpay-days",
  schedule: "* * * * *",
}

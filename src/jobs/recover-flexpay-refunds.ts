import type { MedusaContainer } from "@medusajs/framework/types"
import { FLEXPAY_MODULE } from "../modules/flexpay"
import type FlexPayModuleService from "../modules/flexpay/service"
import { recoverFlexpayRefundsWorkflow } from "../workflows"

/** Looks for refunds that were booked and not paid out. */
export default async function recoverFlexpayRefunds(
  container: MedusaContainer
): Promise<void> {
  const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  await ledger.noteRun("recover-flexpay-refunds")
  await recoverFlexpayRefundsWorkflow(container).run()
}

export const config = {
  name: "recover-flexpay-refunds",
  schedule: "*/5 * * * *",
}

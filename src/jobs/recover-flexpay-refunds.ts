import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../modules/flexpay"
import { recoverFlexPayRefundsWorkflow } from "../workflows"

/** Looks for refunds that were booked and not paid out. */
export default async function recoverFlexPayRefunds(
  container: MedusaContainer
): Promise<void> {
  const flexpay = resolveFlexPay(container)
  await flexpay.jobs.record("recover-flexpay-refunds")
  await recoverFlexPayRefundsWorkflow(container).run()
}

export const config = {
  name: "recover-flexpay-refunds",
  schedule: "*/5 * * * *",
}

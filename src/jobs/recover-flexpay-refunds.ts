import type { MedusaContainer } from "@medusajs/framework/types"
import { recoverFlexpayRefundsWorkflow } from "../workflows"

/** Looks for refunds that were booked and not paid out. */
export default async function recoverFlexpayRefunds(
  container: MedusaContainer
): Promise<void> {
  await recoverFlexpayRefundsWorkflow(container).run()
}

export const config = {
  name: "recover-flexpay-refunds",
  schedule: "*/5 * * * *",
}

import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../modules/flexpay"
import { redactFlexPayPersonalDataWorkflow } from "../workflows"

/** Lets go of old phone numbers and of what was said over the wire. */
export default async function redactFlexPayPersonalData(
  container: MedusaContainer
): Promise<void> {
  const flexpay = resolveFlexPay(container)
  await flexpay.jobs.record("redact-flexpay-personal-data")
  await redactFlexPayPersonalDataWorkflow(container).run()
}

export const config = {
  name: "redact-flexpay-personal-data",
  schedule: "23 * * * *",
}

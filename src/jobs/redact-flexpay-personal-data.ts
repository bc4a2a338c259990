import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../modules/flexpay"
import { redactPersonalData } from "../workflows/operators/redact-personal-data"

/** Redacts old phone numbers and message bodies. */
export default async function redactFlexPayPersonalData(
  container: MedusaContainer
): Promise<void> {
  await resolveFlexPay(container).jobs.record("redact-flexpay-personal-data")
  await redactPersonalData(container)
}

export const config = {
  name: "redact-flexpay-personal-data",
  schedule: "23 * * * *",
}

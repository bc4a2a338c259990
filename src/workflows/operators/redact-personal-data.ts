import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../../modules/flexpay"

const BATCH = 500

/**
 * Redacts phone numbers and message bodies of transactions older than the
 * option `retention_months`; accounting data stays. Also removes cart leases
 * of dead processes. Works in batches, until the server stops.
 */
export async function redactPersonalData(
  container: MedusaContainer
): Promise<void> {
  const flexpay = resolveFlexPay(container)
  let redacted = BATCH
  while (redacted === BATCH && !flexpay.stopped.aborted) {
    redacted = await flexpay.redaction.redact(BATCH)
  }
  await flexpay.cartLeases.removeAbandoned()
}

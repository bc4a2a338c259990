import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../../modules/flexpay"

const BATCH = 500

/**
 * Redacts phone numbers and message bodies of transactions older than the
 * option `retention_months`; accounting data stays. Also forgets the callers of
 * pushes, and removes cart leases of dead processes and old events. Works in batches, until
 * the server stops.
 */
export async function redactPersonalData(
  container: MedusaContainer
): Promise<void> {
  const flexpay = resolveFlexPay(container)
  const { redaction, stopped } = flexpay
  for (const change of ["forgetCallers", "redact"] as const) {
    let changed = BATCH
    while (changed === BATCH && !stopped.aborted) {
      changed = await redaction[change](BATCH)
    }
  }
  await flexpay.cartLeases.removeAbandoned()
  await flexpay.outbox.removeOld()
}

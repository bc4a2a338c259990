import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../../modules/flexpay"
import { logFailure } from "../medusa/describe-error"

/**
 * Compares the days that are due, one after another; workers share them. Due
 * are the day that ended, and again the days that may have changed: the three
 * before it, days with open discrepancies, and days with new check results.
 */
export async function reconcileDueDays(
  container: MedusaContainer
): Promise<void> {
  const flexpay = resolveFlexPay(container)
  const { comparison } = flexpay.reconciliations
  for (const { day, ...due } of await comparison.due(await flexpay.now())) {
    if (flexpay.stopped.aborted) {
      return
    }
    try {
      await comparison.run(day, { actor_id: null, ...due })
    } catch (error) {
      // The day's row records the failure; the next night tries again.
      logFailure(container, `the reconciliation of ${day} failed`, error)
    }
  }
}

import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { resolveFlexPay } from "../../modules/flexpay"
import { describeError } from "../medusa/describe-error"

/**
 * Compares the days that are due, one after another; workers share them. Due
 * are the day that ended, and again the days that may have changed: the three
 * before it, days with open discrepancies, and days with new check results.
 */
export async function reconcileDueDays(
  container: MedusaContainer
): Promise<void> {
  const flexpay = resolveFlexPay(container)
  for (const {
    day,
    recheck,
    before,
  } of await flexpay.reconciliations.comparison.due(await flexpay.now())) {
    if (flexpay.stopped.aborted) {
      return
    }
    try {
      const options = { actor_id: null, recheck, before }
      await flexpay.reconciliations.comparison.run(day, options)
    } catch (error) {
      // The day's row records the failure; the next night tries again.
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .error(
          `FlexPay: the reconciliation of ${day} failed: ${describeError(error)}`
        )
    }
  }
}

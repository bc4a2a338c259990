import { resolveFlexPay } from "../../modules/flexpay"
import { readDay } from "../../modules/flexpay/reconciliation/day"
import { createSingleStepWorkflow } from "../single-step-workflow"

export interface ReconcileFlexPayDayInput {
  /** As 2026-11-25, by the clock of Kinshasa. */
  day: string
  actor_id: string
  /** Whether to check each of the day's transactions anew. */
  recheck: boolean
}

/**
 * Compares a day's captures and refunds in Medusa, the plugin's records and
 * FlexPay's. Discrepancies that no longer exist close by themselves. Does
 * nothing while another comparison of the day runs.
 *
 * @throws MedusaError (invalid_data) for an invalid or future day
 *
 * @example
 * await reconcileFlexPayDayWorkflow(container).run({
 *   input: { day: "2026-11-25", actor_id: "user_123", recheck: true },
 * })
 */
export const reconcileFlexPayDayWorkflow = createSingleStepWorkflow(
  "reconcile-flexpay-day",
  async ({ day, ...options }: ReconcileFlexPayDayInput, container) => {
    const flexpay = resolveFlexPay(container)
    const begun = readDay(day, await flexpay.now())
    const { comparison } = flexpay.reconciliations
    return { day: begun, compared: await comparison.run(begun, options) }
  }
)

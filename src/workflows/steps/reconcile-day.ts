import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { resolveFlexPay } from "../../modules/flexpay"
import { readDay } from "../../modules/flexpay/reconciliation/day"

export interface ReconcileFlexPayDayInput {
  /** As 2026-11-25, by the clock of Kinshasa. */
  day: string
  actor_id: string
  /** Whether FlexPay is asked anew about each of the day's transactions. */
  ask: boolean
}

/**
 * Compares a day's books for an admin. While somebody else is at the same day
 * nothing is done, and that comparison will tell. Nothing to compensate: a
 * comparison moves no money, and can be made again.
 */
export const reconcileDayStep = createStep(
  "reconcile-flexpay-day",
  async ({ day, actor_id, ask }: ReconcileFlexPayDayInput, { container }) => {
    const flexpay = resolveFlexPay(container)
    const begun = readDay(day, await flexpay.now())
    const compared = await flexpay.reconciliations.compare(begun, {
      actor_id,
      ask,
    })
    return new StepResponse({ day: begun, compared })
  }
)

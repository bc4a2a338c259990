import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { reconcileDayStep } from "./steps/reconcile-day"
import type { ReconcileFlexPayDayInput } from "./steps/reconcile-day"

/**
 * Compares what Medusa captured and refunded on a day, what the ledger has, and
 * what FlexPay says. Breaks that are gone close by themselves.
 *
 * @throws MedusaError (invalid_data) for what is no day, or has not begun
 *
 * @example
 * await reconcileFlexPayDayWorkflow(container).run({
 *   input: { day: "2026-11-25", actor_id: "user_123", ask: true },
 * })
 */
export const reconcileFlexPayDayWorkflow = createWorkflow(
  "reconcile-flex-pay-day",
  (input: ReconcileFlexPayDayInput) => {
    return new WorkflowResponse(reconcileDayStep(input))
  }
)

import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { reconcileDueDaysStep } from "./steps/reconcile-due-days"

/**
 * Compares the day that ended, and again those days that may have changed: the
 * three before it, those with open breaks, and those of which FlexPay has
 * answered meanwhile.
 *
 * @example
 * await reconcileFlexPayDaysWorkflow(container).run()
 */
export const reconcileFlexPayDaysWorkflow = createWorkflow(
  "reconcile-flex-pay-days",
  () => {
    return new WorkflowResponse(reconcileDueDaysStep())
  }
)

import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { resolveFlexPay } from "../../modules/flexpay"
import { describeError } from "../medusa/describe-error"

/** No compensation: a comparison can be repeated. */
const reconcileDueDaysStep = createStep(
  "reconcile-flexpay-days",
  async (_: void, { container }) => {
    const flexpay = resolveFlexPay(container)
    const compared: string[] = []
    for (const { day, ask, before } of await flexpay.reconciliations.due(
      await flexpay.now()
    )) {
      if (flexpay.stopped.aborted) {
        break
      }
      try {
        const options = { actor_id: null, ask, before }
        if (await flexpay.reconciliations.compare(day, options)) {
          compared.push(day)
        }
      } catch (error) {
        // The day's row records the failure; the next night tries again.
        container
          .resolve(ContainerRegistrationKeys.LOGGER)
          .error(
            `FlexPay: the reconciliation of ${day} failed: ${describeError(error)}`
          )
      }
    }
    return new StepResponse({ compared })
  }
)

/**
 * Compares the days that are due, one after another; workers share them. Due
 * are the day that ended, and again the days that may have changed: the three
 * before it, days with open discrepancies, and days with new check results.
 *
 * @example
 * await reconcileFlexPayDaysWorkflow(container).run()
 */
export const reconcileFlexPayDaysWorkflow = createWorkflow(
  "reconcile-flexpay-days",
  () => {
    return new WorkflowResponse(reconcileDueDaysStep())
  }
)

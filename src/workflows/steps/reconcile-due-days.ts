import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { resolveFlexPay } from "../../modules/flexpay"
import { describeError } from "../describe-error"

/**
 * Compares the days that are due, one after another; of many workers, one each.
 * Nothing to compensate: a comparison can be made again.
 */
export const reconcileDueDaysStep = createStep(
  "reconcile-due-flexpay-days",
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
        // The day's row says that it failed; the next night tries again.
        container
          .resolve(ContainerRegistrationKeys.LOGGER)
          .error(
            `FlexPay: the books of ${day} could not be compared: ${describeError(error)}`
          )
      }
    }
    return new StepResponse({ compared })
  }
)

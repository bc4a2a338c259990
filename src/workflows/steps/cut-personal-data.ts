import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { FLEXPAY_MODULE } from "../../modules/flexpay"
import type FlexPayModuleService from "../../modules/flexpay/service"

const BATCH = 500

/**
 * Cuts old phone numbers and bodies, batch by batch, until none is left or the
 * server stops, and leases of carts that dead processes left behind. Nothing
 * to compensate: what was removed stays removed.
 */
export const cutPersonalDataStep = createStep(
  "cut-flexpay-personal-data",
  async (_: void, { container }) => {
    const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
    let total = 0
    let last = BATCH
    while (last === BATCH && !ledger.stopped.aborted) {
      last = await ledger.cutPersonalData(BATCH)
      total += last
    }
    await ledger.cartLeases.removeAbandoned()
    return new StepResponse({ cut: total })
  }
)

import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { resolveFlexPay } from "../../modules/flexpay"

const BATCH = 500

/**
 * Cuts old phone numbers and bodies, batch by batch, until none is left or the
 * server stops, and leases of carts that dead processes left behind. Nothing
 * to compensate: what was removed stays removed.
 */
export const redactPersonalDataStep = createStep(
  "redact-flexpay-personal-data",
  async (_: void, { container }) => {
    const flexpay = resolveFlexPay(container)
    let total = 0
    let last = BATCH
    while (last === BATCH && !flexpay.stopped.aborted) {
      last = await flexpay.redaction.redact(BATCH)
      total += last
    }
    await flexpay.cartLeases.removeAbandoned()
    return new StepResponse({ cut: total })
  }
)

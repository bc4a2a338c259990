import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { FLEXPAY_MODULE } from "../../modules/flexpay"
import type FlexPayModuleService from "../../modules/flexpay/service"

export interface ReceiveFlexPayCallbackInput {
  kind: "payment" | "payout"
  /** The secret at the end of the callback's address. */
  token: string
  /** As it came; whatever it says is not believed. */
  body: unknown
}

/** Stores a callback. It happened, so there is nothing to compensate. */
export const receiveCallbackStep = createStep(
  "receive-flexpay-callback",
  async ({ kind, token, body }: ReceiveFlexPayCallbackInput, { container }) => {
    const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
    const transaction = await ledger.receiveCallback(kind, { token, body })
    return new StepResponse(
      transaction && {
        id: transaction.id,
        due_at: transaction.next_check_at?.toISOString() ?? null,
      }
    )
  }
)

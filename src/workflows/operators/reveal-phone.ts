import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { resolveFlexPay } from "../../modules/flexpay"
import { notFound } from "../not-found"

export interface RevealFlexPayPhoneInput {
  id: string
  actor_id: string
}

/** No compensation: a disclosure cannot be undone. */
const revealPhoneStep = createStep(
  "reveal-flexpay-phone",
  async ({ id, actor_id }: RevealFlexPayPhoneInput, { container }) => {
    const flexpay = resolveFlexPay(container)
    const transaction = await flexpay.transactions.findById(id)
    if (!transaction) {
      throw notFound("FlexPay transaction", id)
    }
    await flexpay.transactions.note(transaction, {
      type: "phone_revealed",
      actor_id,
    })
    return new StepResponse({ phone: transaction.phone })
  }
)

/**
 * Returns an unmasked phone number, and records the disclosure in the timeline.
 *
 * @throws MedusaError (not_found)
 *
 * @example
 * await revealFlexPayPhoneWorkflow(container).run({
 *   input: { id: "fptx_123", actor_id: "user_123" },
 * })
 */
export const revealFlexPayPhoneWorkflow = createWorkflow(
  "reveal-flexpay-phone",
  (input: RevealFlexPayPhoneInput) => {
    return new WorkflowResponse(revealPhoneStep(input))
  }
)

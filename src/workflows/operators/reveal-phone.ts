import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { resolveFlexPay } from "../../modules/flexpay"
import { refuseApiKey } from "../../modules/flexpay/payouts/refused-actions"
import { isApiKeyId } from "../../modules/flexpay/store/api-keys"
import { mustFindTransaction } from "../must-find"

export interface RevealFlexPayPhoneInput {
  id: string
  actor_id: string
}

/** No compensation: a disclosure cannot be undone. */
const revealPhoneStep = createStep(
  "reveal-flexpay-phone",
  async ({ id, actor_id }: RevealFlexPayPhoneInput, { container }) => {
    if (isApiKeyId(actor_id)) {
      refuseApiKey()
    }
    const transaction = await mustFindTransaction(container, id)
    await resolveFlexPay(container).transactions.note(transaction, {
      type: "phone_revealed",
      actor_id,
    })
    return new StepResponse({ phone: transaction.phone })
  }
)

/**
 * Returns an unmasked phone number, and records the disclosure in the timeline.
 *
 * @throws MedusaError not_found; forbidden: the actor is a secret API key
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

import { resolveFlexPay } from "../../modules/flexpay"
import {
  refuseAction,
  refuseApiKey,
} from "../../modules/flexpay/payouts/refused-actions"
import { isApiKeyId } from "../../modules/flexpay/store/api-keys"
import { mustFindTransaction } from "../must-find"
import { createSingleStepWorkflow } from "../single-step-workflow"

/** The fewest characters of a reason; the HTTP types say the same. */
const REASON_LENGTH_MIN = 3
/** As many digits as a phone number of DR Congo has, however they are spaced. */
const PHONE_DIGITS = /(?:\p{Nd}[\s.()/-]*){9}/u

export interface RevealFlexPayPhoneInput {
  id: string
  /** Why, without a phone number: it stays in the timeline. */
  reason: string
  actor_id: string
}

/**
 * Returns an unmasked phone number, and records the disclosure in the timeline
 * with its reason.
 *
 * @throws MedusaError not_found; forbidden: the actor is a secret API key;
 * invalid_data: no reason, or one with a phone number
 *
 * @example
 * await revealFlexPayPhoneWorkflow(container).run({
 *   input: {
 *     id: "fptx_123",
 *     reason: "Calls the customer about a failed refund",
 *     actor_id: "user_123",
 *   },
 * })
 */
export const revealFlexPayPhoneWorkflow = createSingleStepWorkflow(
  "reveal-flexpay-phone",
  async ({ id, reason, actor_id }: RevealFlexPayPhoneInput, container) => {
    if (isApiKeyId(actor_id)) {
      refuseApiKey()
    }
    assertReason(reason)
    const transaction = await mustFindTransaction(container, id)
    await resolveFlexPay(container).transactions.note(transaction, {
      type: "phone_revealed",
      actor_id,
      data: { reason: reason.trim() },
    })
    return { phone: transaction.phone }
  }
)

function assertReason(reason: string): void {
  if (reason.trim().length < REASON_LENGTH_MIN) {
    refuseAction("reveal_reason_missing")
  }
  if (PHONE_DIGITS.test(reason)) {
    refuseAction("reveal_reason_has_number")
  }
}

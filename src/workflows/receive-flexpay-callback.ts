import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { receiveCallbackStep } from "./steps/receive-callback"
import type { ReceiveFlexPayCallbackInput } from "./steps/receive-callback"

/**
 * Stores FlexPay's callback before it is answered. A callback is unsigned: it
 * is a reason to confirm, and proves nothing.
 *
 * @returns the transaction and when it is due to be confirmed, or null when
 * the token is nobody's
 *
 * @example
 * await receiveFlexpayCallbackWorkflow(container).run({
 *   input: { kind: "payment", token, body: req.body },
 * })
 */
export const receiveFlexpayCallbackWorkflow = createWorkflow(
  "receive-flexpay-callback",
  (input: ReceiveFlexPayCallbackInput) => {
    return new WorkflowResponse(receiveCallbackStep(input))
  }
)

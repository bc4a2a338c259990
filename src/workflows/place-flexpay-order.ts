import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { retryOrderStep } from "./steps/retry-order"
import type { PlaceFlexPayOrderInput } from "./steps/retry-order"

/**
 * Places the order of a payment whose order could not be placed when the money
 * came, for example once the stock is back.
 *
 * @throws MedusaError (not_allowed) when the payment is not such a one
 *
 * @example
 * await placeFlexPayOrderWorkflow(container).run({
 *   input: { id: "fptx_123", actor_id: "user_123" },
 * })
 */
export const placeFlexPayOrderWorkflow = createWorkflow(
  "place-flex-pay-order",
  (input: PlaceFlexPayOrderInput) => {
    return new WorkflowResponse(retryOrderStep(input))
  }
)

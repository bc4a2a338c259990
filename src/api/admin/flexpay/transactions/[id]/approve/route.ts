import { reviewFlexPayPayoutWorkflow } from "../../../../../../workflows"
import { actionRoute } from "../../../action-route"

/** Approves a payout (four-eyes principle). */
export const POST = actionRoute(
  reviewFlexPayPayoutWorkflow,
  ({ id, actor_id }) => ({
    payout_id: id,
    actor_id,
    decision: "approve" as const,
  })
)

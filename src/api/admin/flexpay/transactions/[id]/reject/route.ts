import { reviewFlexPayPayoutWorkflow } from "../../../../../../workflows"
import { actionRoute } from "../../../action-route"

/** Rejects a payout (four-eyes principle). */
export const POST = actionRoute(reviewFlexPayPayoutWorkflow, {
  decision: "reject",
})

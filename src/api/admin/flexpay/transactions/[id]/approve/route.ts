import { reviewFlexPayPayoutWorkflow } from "../../../../../../workflows"
import { actionRoute } from "../../../action-route"

/** Approves a payout (four-eyes principle). */
export const POST = actionRoute(reviewFlexPayPayoutWorkflow, {
  decision: "approve",
})

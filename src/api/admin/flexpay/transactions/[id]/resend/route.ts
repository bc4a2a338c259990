import { resendFlexPayPayoutWorkflow } from "../../../../../../workflows"
import { actionRoute } from "../../../action-route"

/** Sends a payout again that failed, was refused, or is of unknown outcome. */
export const POST = actionRoute(resendFlexPayPayoutWorkflow)

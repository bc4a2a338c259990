import { resendFlexPayPayoutWorkflow } from "../../../../../../workflows"
import { actionRoute } from "../../../action-route"
import type { AdminResendFlexPayPayout } from "../../../types"

/** Sends a payout again that failed, was refused, or is of unknown outcome. */
export const POST = actionRoute(
  resendFlexPayPayoutWorkflow,
  ({ id, actor_id }, body: AdminResendFlexPayPayout) => ({
    payout_id: id,
    actor_id,
    ...body,
  })
)

import { reviewFlexPayPayoutWorkflow } from "../../../../../../workflows"
import { actionRoute } from "../../../action-route"
import type { AdminFlexPayNote } from "../../../types"

/** Rejects a payout (four-eyes principle). */
export const POST = actionRoute(
  reviewFlexPayPayoutWorkflow,
  ({ id, actor_id }, body: AdminFlexPayNote) => ({
    payout_id: id,
    actor_id,
    decision: "reject" as const,
    ...body,
  })
)

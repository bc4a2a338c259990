import { placeFlexPayOrderWorkflow } from "../../../../../../workflows"
import { actionRoute } from "../../../action-route"
import type { AdminPlaceFlexPayOrder } from "../../../types"

/** Retries the order of a payment that arrived. */
export const POST = actionRoute(
  placeFlexPayOrderWorkflow,
  ({ id, actor_id }, body: AdminPlaceFlexPayOrder) => ({
    id,
    actor_id,
    ...body,
  })
)

import { placeFlexPayOrderWorkflow } from "../../../../../../workflows"
import { actionRoute } from "../../../action-route"

/** Retries the order of a payment that arrived. */
export const POST = actionRoute(placeFlexPayOrderWorkflow)

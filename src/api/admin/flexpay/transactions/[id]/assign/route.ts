import { assignFlexPayAttentionWorkflow } from "../../../../../../workflows"
import { actionRoute } from "../../../action-route"

/** Assigns a transaction of the attention list to the admin user. */
export const POST = actionRoute(assignFlexPayAttentionWorkflow, {
  action: "assign",
})

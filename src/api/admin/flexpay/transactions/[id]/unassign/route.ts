import { assignFlexPayAttentionWorkflow } from "../../../../../../workflows"
import { actionRoute } from "../../../action-route"

/** Removes the owner of a transaction of the attention list. */
export const POST = actionRoute(assignFlexPayAttentionWorkflow, {
  action: "unassign",
})

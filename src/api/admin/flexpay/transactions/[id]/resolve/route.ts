import { resolveFlexPayAttentionWorkflow } from "../../../../../../workflows"
import { actionRoute } from "../../../action-route"

/** Resolves an attention with a note. */
export const POST = actionRoute(resolveFlexPayAttentionWorkflow)

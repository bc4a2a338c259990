import { resolveFlexPayAttentionWorkflow } from "../../../../../../workflows"
import { actionRoute } from "../../../action-route"
import type { AdminFlexPayNote } from "../../../types"

/** Resolves an attention with a note. */
export const POST = actionRoute(
  resolveFlexPayAttentionWorkflow,
  ({ id, actor_id }, body: AdminFlexPayNote) => ({ id, actor_id, ...body })
)

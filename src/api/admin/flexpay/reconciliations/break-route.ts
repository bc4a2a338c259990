import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../modules/flexpay"
import { handleFlexPayBreakWorkflow } from "../../../../workflows"
import { readRefusal } from "../../../read-refusal"
import { toBreaks } from "./response"
import type { AdminFlexPayBreakResponse } from "./types"

type BreakAction =
  { action: "assign" | "unassign" } | { action: "close"; note: string }

/**
 * A route that runs an operator's action on a break and answers with the break
 * as it is afterwards; with 409 when it was closed meanwhile.
 */
export function breakRoute<Body = unknown>(
  toAction: (body: Body) => BreakAction
) {
  return async (
    req: AuthenticatedMedusaRequest<Body>,
    res: MedusaResponse<AdminFlexPayBreakResponse>
  ): Promise<void> => {
    const id = req.params.id ?? ""
    const { actor_id } = req.auth_context
    try {
      await handleFlexPayBreakWorkflow(req.scope).run({
        input: { id, actor_id, ...toAction(req.validatedBody) },
      })
    } catch (error) {
      res.status(409).json(readRefusal(error, ["break_closed"]))
      return
    }
    const { reports } = resolveFlexPay(req.scope).reconciliations
    const item = await reports.findBreak(id)
    const [shown] = await toBreaks(req.scope, item ? [item] : [])
    res.json({ break: shown })
  }
}

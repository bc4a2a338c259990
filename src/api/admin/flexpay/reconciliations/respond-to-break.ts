import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { resolveFlexPay } from "../../../../modules/flexpay"
import { handleFlexPayBreakWorkflow } from "../../../../workflows"
import { toBreaks } from "./response"
import type { AdminFlexPayBreakResponse } from "./types"

/**
 * Runs an act of an admin on a break, and answers with the break as it stands
 * then; with 409 when it was closed meanwhile.
 */
export async function respondToBreak(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFlexPayBreakResponse>,
  act: { act: "take" | "release" } | { act: "close"; note: string }
): Promise<void> {
  const flexpay = resolveFlexPay(req.scope)
  const id = req.params.id ?? ""
  try {
    await handleFlexPayBreakWorkflow(req.scope).run({
      input: { id, actor_id: req.auth_context.actor_id, ...act },
    })
  } catch (error) {
    if (MedusaError.isMedusaError(error) && error.code === "break_closed") {
      const { type, code, message } = error
      res.status(409).json({ type, code, message })
      return
    }
    throw error
  }
  const found = await flexpay.reconciliations.reports.findBreak(id)
  const [shown] = await toBreaks(req.scope, found ? [found] : [])
  res.json({ break: shown })
}

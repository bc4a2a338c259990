import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { revealFlexPayPhoneWorkflow } from "../../../../../../workflows"
import type {
  AdminFlexPayPhoneResponse,
  AdminRevealFlexPayPhone,
} from "../../../types"

/**
 * Shows the whole phone number. The timeline records who saw it, and why. POST,
 * since it writes: no cache and no prefetch may answer or repeat it.
 */
export async function POST(
  req: AuthenticatedMedusaRequest<AdminRevealFlexPayPhone>,
  res: MedusaResponse<AdminFlexPayPhoneResponse>
): Promise<void> {
  const { result } = await revealFlexPayPhoneWorkflow(req.scope).run({
    input: {
      id: req.params.id ?? "",
      reason: req.validatedBody.reason,
      actor_id: req.auth_context.actor_id,
    },
  })
  res.setHeader("cache-control", "no-store")
  res.json(result)
}

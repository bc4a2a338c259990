import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { revealFlexPayPhoneWorkflow } from "../../../../../../workflows"
import type { AdminFlexPayPhoneResponse } from "../../../types"

/** Shows the whole phone number. The disclosure is recorded in the timeline. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFlexPayPhoneResponse>
): Promise<void> {
  const { result } = await revealFlexPayPhoneWorkflow(req.scope).run({
    input: { id: req.params.id ?? "", actor_id: req.auth_context.actor_id },
  })
  res.setHeader("cache-control", "no-store")
  res.json(result)
}

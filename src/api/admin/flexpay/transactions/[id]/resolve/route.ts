import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { resolveFlexPayAttentionWorkflow } from "../../../../../../workflows"
import { respondToAction } from "../../../respond-to-action"
import type { AdminFlexPayActionResponse } from "../../../types"
import type { AdminFlexPayNoteBody } from "../../../validators"

/** Notes that a person settled it otherwise. */
export async function POST(
  req: AuthenticatedMedusaRequest<AdminFlexPayNoteBody>,
  res: MedusaResponse<AdminFlexPayActionResponse>
): Promise<void> {
  await respondToAction(req, res, () =>
    resolveFlexPayAttentionWorkflow(req.scope).run({
      input: {
        id: req.params.id ?? "",
        actor_id: req.auth_context.actor_id,
        ...req.validatedBody,
      },
    })
  )
}

import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { placeFlexPayOrderWorkflow } from "../../../../../../workflows"
import { respondToAction } from "../../../respond-to-action"
import type { AdminFlexPayActionResponse } from "../../../types"
import type { AdminPlaceFlexPayOrderBody } from "../../../validators"

/** Tries again to place the order of money that arrived. */
export async function POST(
  req: AuthenticatedMedusaRequest<AdminPlaceFlexPayOrderBody>,
  res: MedusaResponse<AdminFlexPayActionResponse>
): Promise<void> {
  await respondToAction(req, res, () =>
    placeFlexPayOrderWorkflow(req.scope).run({
      input: {
        id: req.params.id ?? "",
        actor_id: req.auth_context.actor_id,
        ...req.validatedBody,
      },
    })
  )
}

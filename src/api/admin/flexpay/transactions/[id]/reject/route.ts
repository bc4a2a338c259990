import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { reviewFlexPayPayoutWorkflow } from "../../../../../../workflows"
import { respondToAction } from "../../../respond-to-action"
import type { AdminFlexPayActionResponse } from "../../../types"
import type { AdminFlexPayNoteBody } from "../../../validators"

/** A second admin's no to a payout. */
export async function POST(
  req: AuthenticatedMedusaRequest<AdminFlexPayNoteBody>,
  res: MedusaResponse<AdminFlexPayActionResponse>
): Promise<void> {
  await respondToAction(req, res, () =>
    reviewFlexPayPayoutWorkflow(req.scope).run({
      input: {
        payout_id: req.params.id ?? "",
        decision: "reject",
        actor_id: req.auth_context.actor_id,
        ...req.validatedBody,
      },
    })
  )
}

import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { resendFlexPayPayoutWorkflow } from "../../../../../../workflows"
import { respondToAction } from "../../../respond-to-action"
import type { AdminFlexPayActionResponse } from "../../../types"
import type { AdminResendFlexPayPayoutBody } from "../../../validators"

/** Sends a payout again that failed, was refused, or stays unknown. */
export async function POST(
  req: AuthenticatedMedusaRequest<AdminResendFlexPayPayoutBody>,
  res: MedusaResponse<AdminFlexPayActionResponse>
): Promise<void> {
  await respondToAction(req, res, () =>
    resendFlexPayPayoutWorkflow(req.scope).run({
      input: {
        payout_id: req.params.id ?? "",
        actor_id: req.auth_context.actor_id,
        ...req.validatedBody,
      },
    })
  )
}

import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { resendFlexpayPayoutWorkflow } from "../../../../../../workflows"
import { respondToAct } from "../../../respond-to-act"
import type { AdminFlexPayActResponse } from "../../../types"
import type { AdminResendFlexPayPayoutBody } from "../../../validators"

/** Sends a payout again that failed, was refused, or stays unknown. */
export async function POST(
  req: AuthenticatedMedusaRequest<AdminResendFlexPayPayoutBody>,
  res: MedusaResponse<AdminFlexPayActResponse>
): Promise<void> {
  await respondToAct(req, res, () =>
    resendFlexpayPayoutWorkflow(req.scope).run({
      input: {
        payout_id: req.params.id ?? "",
        actor_id: req.auth_context.actor_id,
        ...req.validatedBody,
      },
    })
  )
}

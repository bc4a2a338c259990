import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { reviewFlexPayPayoutWorkflow } from "../../../../../../workflows"
import { respondToAction } from "../../../respond-to-action"
import type { AdminFlexPayActionResponse } from "../../../types"

/** A second admin's yes to a payout. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFlexPayActionResponse>
): Promise<void> {
  await respondToAction(req, res, () =>
    reviewFlexPayPayoutWorkflow(req.scope).run({
      input: {
        payout_id: req.params.id ?? "",
        decision: "approve",
        actor_id: req.auth_context.actor_id,
      },
    })
  )
}

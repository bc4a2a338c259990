import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { decideFlexpayPayoutWorkflow } from "../../../../../../workflows"
import { respondToAct } from "../../../respond-to-act"
import type { AdminFlexPayActResponse } from "../../../types"

/** A second admin's yes to a payout. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFlexPayActResponse>
): Promise<void> {
  await respondToAct(req, res, () =>
    decideFlexpayPayoutWorkflow(req.scope).run({
      input: {
        payout_id: req.params.id ?? "",
        decision: "approve",
        actor_id: req.auth_context.actor_id,
      },
    })
  )
}

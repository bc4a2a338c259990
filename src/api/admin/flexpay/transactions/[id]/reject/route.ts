import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { decideFlexpayPayoutWorkflow } from "../../../../../../workflows"
import { respondToAct } from "../../../respond-to-act"
import type { AdminFlexPayActResponse } from "../../../types"
import type { AdminFlexPayNoteBody } from "../../../validators"

/** A second admin's no to a payout. */
export async function POST(
  req: AuthenticatedMedusaRequest<AdminFlexPayNoteBody>,
  res: MedusaResponse<AdminFlexPayActResponse>
): Promise<void> {
  await respondToAct(req, res, () =>
    decideFlexpayPayoutWorkflow(req.scope).run({
      input: {
        payout_id: req.params.id ?? "",
        decision: "reject",
        actor_id: req.auth_context.actor_id,
        ...req.validatedBody,
      },
    })
  )
}

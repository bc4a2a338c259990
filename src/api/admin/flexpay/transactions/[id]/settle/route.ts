import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { settleFlexpayTransactionWorkflow } from "../../../../../../workflows"
import { respondToAct } from "../../../respond-to-act"
import type { AdminFlexPayActResponse } from "../../../types"
import type { AdminFlexPayNoteBody } from "../../../validators"

/** Notes that a person settled it otherwise. */
export async function POST(
  req: AuthenticatedMedusaRequest<AdminFlexPayNoteBody>,
  res: MedusaResponse<AdminFlexPayActResponse>
): Promise<void> {
  await respondToAct(req, res, () =>
    settleFlexpayTransactionWorkflow(req.scope).run({
      input: {
        id: req.params.id ?? "",
        actor_id: req.auth_context.actor_id,
        ...req.validatedBody,
      },
    })
  )
}

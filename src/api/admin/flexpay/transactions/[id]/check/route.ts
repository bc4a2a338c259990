import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { checkFlexPayTransactionWorkflow } from "../../../../../../workflows"
import { respondToAction } from "../../../respond-to-action"
import type { AdminFlexPayActionResponse } from "../../../types"

/** Asks FlexPay now. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFlexPayActionResponse>
): Promise<void> {
  await respondToAction(req, res, () =>
    checkFlexPayTransactionWorkflow(req.scope).run({
      input: {
        id: req.params.id ?? "",
        actor_id: req.auth_context.actor_id,
      },
    })
  )
}

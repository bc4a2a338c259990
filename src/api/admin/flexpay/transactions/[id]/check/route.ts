import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { checkFlexpayTransactionWorkflow } from "../../../../../../workflows"
import { respondToAct } from "../../../respond-to-act"
import type { AdminFlexPayActResponse } from "../../../types"

/** Asks FlexPay now. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFlexPayActResponse>
): Promise<void> {
  await respondToAct(req, res, () =>
    checkFlexpayTransactionWorkflow(req.scope).run({
      input: {
        id: req.params.id ?? "",
        actor_id: req.auth_context.actor_id,
      },
    })
  )
}

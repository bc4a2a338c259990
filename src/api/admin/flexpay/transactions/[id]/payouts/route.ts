import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { payOutFlexpayPaymentWorkflow } from "../../../../../../workflows"
import { respondToAct } from "../../../respond-to-act"
import type { AdminFlexPayActResponse } from "../../../types"
import type { AdminCreateFlexPayPayoutBody } from "../../../validators"

/** Gives a payment back, whole or in part. */
export async function POST(
  req: AuthenticatedMedusaRequest<AdminCreateFlexPayPayoutBody>,
  res: MedusaResponse<AdminFlexPayActResponse>
): Promise<void> {
  await respondToAct(req, res, () =>
    payOutFlexpayPaymentWorkflow(req.scope).run({
      input: {
        payment_transaction_id: req.params.id ?? "",
        actor_id: req.auth_context.actor_id,
        ...req.validatedBody,
      },
    })
  )
}

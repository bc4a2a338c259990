import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { payOutFlexPayPaymentWorkflow } from "../../../../../../workflows"
import { respondToAction } from "../../../respond-to-action"
import type { AdminFlexPayActionResponse } from "../../../types"
import type { AdminCreateFlexPayPayoutBody } from "../../../validators"

/** Gives a payment back, whole or in part. */
export async function POST(
  req: AuthenticatedMedusaRequest<AdminCreateFlexPayPayoutBody>,
  res: MedusaResponse<AdminFlexPayActionResponse>
): Promise<void> {
  await respondToAction(req, res, () =>
    payOutFlexPayPaymentWorkflow(req.scope).run({
      input: {
        payment_transaction_id: req.params.id ?? "",
        actor_id: req.auth_context.actor_id,
        ...req.validatedBody,
      },
    })
  )
}

import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { acceptFlexPayPaymentWorkflow } from "../../../../../../workflows"
import { respondToAction } from "../../../respond-to-action"
import type { AdminFlexPayActionResponse } from "../../../types"
import type { AdminAcceptFlexPayPaymentBody } from "../../../validators"

/** Counts a payment as received that check reports and can't be bound or read. */
export async function POST(
  req: AuthenticatedMedusaRequest<AdminAcceptFlexPayPaymentBody>,
  res: MedusaResponse<AdminFlexPayActionResponse>
): Promise<void> {
  await respondToAction(req, res, () =>
    acceptFlexPayPaymentWorkflow(req.scope).run({
      input: {
        id: req.params.id ?? "",
        actor_id: req.auth_context.actor_id,
        ...req.validatedBody,
      },
    })
  )
}

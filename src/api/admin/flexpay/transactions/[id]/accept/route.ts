import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { acceptFlexpayPaymentWorkflow } from "../../../../../../workflows"
import { respondToAct } from "../../../respond-to-act"
import type { AdminFlexPayActResponse } from "../../../types"
import type { AdminAcceptFlexPayPaymentBody } from "../../../validators"

/** Counts a payment as received that check reports and can't be bound or read. */
export async function POST(
  req: AuthenticatedMedusaRequest<AdminAcceptFlexPayPaymentBody>,
  res: MedusaResponse<AdminFlexPayActResponse>
): Promise<void> {
  await respondToAct(req, res, () =>
    acceptFlexpayPaymentWorkflow(req.scope).run({
      input: {
        id: req.params.id ?? "",
        actor_id: req.auth_context.actor_id,
        ...req.validatedBody,
      },
    })
  )
}

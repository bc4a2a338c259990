import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { eraseFlexPayCustomerWorkflow } from "../../../../workflows"
import type {
  AdminEraseFlexPayCustomer,
  AdminFlexPayErasureResponse,
} from "../types"

/** Erases a customer's personal data, as far as no money is moving or owed. */
export async function POST(
  req: AuthenticatedMedusaRequest<AdminEraseFlexPayCustomer>,
  res: MedusaResponse<AdminFlexPayErasureResponse>
): Promise<void> {
  const { result } = await eraseFlexPayCustomerWorkflow(req.scope).run({
    input: { ...req.validatedBody, actor_id: req.auth_context.actor_id },
  })
  res.json(result)
}

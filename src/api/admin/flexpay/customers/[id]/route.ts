import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../../modules/flexpay"
import { readPermissions } from "../../permissions"
import type { AdminFlexPayCustomerResponse } from "../../types"

/** How many FlexPay transactions a customer has, and which can't be erased yet. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFlexPayCustomerResponse>
): Promise<void> {
  const { erasure } = resolveFlexPay(req.scope)
  const ids = await erasure.list({
    customer_id: req.params.id ?? "",
    phone: null,
  })
  const permissions = await readPermissions(req)
  res.json({
    ...(await erasure.describe(ids)),
    can_erase: permissions.has("erase"),
  })
}

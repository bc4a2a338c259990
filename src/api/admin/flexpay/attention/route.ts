import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { FLEXPAY_MODULE } from "../../../../modules/flexpay"
import type FlexPayModuleService from "../../../../modules/flexpay/service"
import type { AdminFlexPayAttentionResponse } from "../types"

/** How many transactions wait for a person. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<AdminFlexPayAttentionResponse>
): Promise<void> {
  const ledger = req.scope.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  res.json({ count: await ledger.search.countAttention() })
}

import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../modules/flexpay"
import type { AdminFlexPayAttentionResponse } from "../types"

/** How many transactions wait for a person. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<AdminFlexPayAttentionResponse>
): Promise<void> {
  const flexpay = resolveFlexPay(req.scope)
  res.json({ count: await flexpay.search.countAttention() })
}

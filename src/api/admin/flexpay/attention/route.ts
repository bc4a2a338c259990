import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../modules/flexpay"
import type { AdminFlexPayAttentionResponse } from "../types"

/** Counts the transactions that need attention. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<AdminFlexPayAttentionResponse>
): Promise<void> {
  const flexpay = resolveFlexPay(req.scope)
  res.json({ count: await flexpay.search.countAttention() })
}

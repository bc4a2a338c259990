import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../modules/flexpay"
import { environmentOf } from "../../../../modules/flexpay/environment-of"
import type { AdminFlexPayAttentionResponse } from "../types"

/**
 * Counts the transactions that need attention, and names what else each page of
 * the admin shows.
 */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<AdminFlexPayAttentionResponse>
): Promise<void> {
  const flexpay = resolveFlexPay(req.scope)
  res.json({
    count: await flexpay.search.countAttention(),
    environment: environmentOf(flexpay.options),
    payout_fee_percent: flexpay.options.payouts.fee_percent ?? null,
  })
}

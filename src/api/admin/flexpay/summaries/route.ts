import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../modules/flexpay"
import { TIME_ZONE } from "../../../../modules/flexpay/reconciliation/day"
import type { PeriodQuery } from "../validators"
import type { AdminFlexPaySummaryResponse } from "./types"

/** What arrived, was paid back and cost fees in each month, by currency and operator. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, PeriodQuery>,
  res: MedusaResponse<AdminFlexPaySummaryResponse>
): Promise<void> {
  const { summaries } = resolveFlexPay(req.scope).reconciliations
  res.json({
    summaries: await summaries.months(req.validatedQuery),
    time_zone: TIME_ZONE,
  })
}

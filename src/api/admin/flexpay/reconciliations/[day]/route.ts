import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../../modules/flexpay"
import { readDay } from "../../../../../modules/flexpay/reconciliation/day"
import { readReport } from "../response"
import type { AdminFlexPayReconciliationResponse } from "../types"

/** A day's report. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFlexPayReconciliationResponse>
): Promise<void> {
  const flexpay = resolveFlexPay(req.scope)
  const day = readDay(req.params.day, await flexpay.now())
  res.json(await readReport(req, day))
}

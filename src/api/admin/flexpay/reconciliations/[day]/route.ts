import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { readDay } from "../../../../../modules/flexpay/reconciliation/day"
import { readReport } from "../response"
import type { AdminFlexPayReconciliationResponse } from "../types"

/** A day's report. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFlexPayReconciliationResponse>
): Promise<void> {
  res.json(await readReport(req.scope, readDay(req.params.day, new Date())))
}

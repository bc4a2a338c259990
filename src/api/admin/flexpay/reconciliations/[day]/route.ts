import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { FLEXPAY_MODULE } from "../../../../../modules/flexpay"
import { readDay } from "../../../../../modules/flexpay/reconciliation/day"
import type FlexPayModuleService from "../../../../../modules/flexpay/service"
import { readReport } from "../response"
import type { AdminFlexPayReconciliationResponse } from "../types"

/** A day's report. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFlexPayReconciliationResponse>
): Promise<void> {
  const ledger = req.scope.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  const day = readDay(req.params.day, await ledger.now())
  res.json(await readReport(req.scope, day))
}

import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { FLEXPAY_MODULE } from "../../../../modules/flexpay"
import {
  dayBefore,
  dayOf,
} from "../../../../modules/flexpay/reconciliation/day"
import type FlexPayModuleService from "../../../../modules/flexpay/service"
import { toReconciliations } from "./response"
import type { AdminFlexPayReconciliationListResponse } from "./types"
import { AdminListFlexPayReconciliations, readQuery } from "./validators"

/** The days that were compared, the newest first. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFlexPayReconciliationListResponse>
): Promise<void> {
  const page = readQuery(AdminListFlexPayReconciliations, req.query)
  const ledger = req.scope.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  const { days, count } = await ledger.reconciliations.reports.days(page)
  const today = dayOf(await ledger.now())
  res.json({
    reconciliations: await toReconciliations(req.scope, days),
    count,
    ...page,
    today,
    ended: dayBefore(today),
  })
}

import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../modules/flexpay"
import {
  dayBefore,
  dayOf,
} from "../../../../modules/flexpay/reconciliation/day"
import { toReconciliations } from "./response"
import type { AdminFlexPayReconciliationListResponse } from "./types"
import { AdminListFlexPayReconciliations, readQuery } from "./validators"

/** The days that were compared, the newest first. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFlexPayReconciliationListResponse>
): Promise<void> {
  const page = readQuery(AdminListFlexPayReconciliations, req.query)
  const flexpay = resolveFlexPay(req.scope)
  const { days, count } = await flexpay.reconciliations.reports.days(page)
  const today = dayOf(await flexpay.now())
  res.json({
    reconciliations: await toReconciliations(req.scope, days),
    count,
    ...page,
    today,
    ended: dayBefore(today),
  })
}

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
import type { ListReconciliationsQuery } from "./validators"

/** The compared days, newest first. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, ListReconciliationsQuery>,
  res: MedusaResponse<AdminFlexPayReconciliationListResponse>
): Promise<void> {
  const { limit, offset } = req.validatedQuery
  const flexpay = resolveFlexPay(req.scope)
  const { days, count } = await flexpay.reconciliations.reports.days({
    limit,
    offset,
  })
  const today = dayOf(await flexpay.now())
  res.json({
    reconciliations: await toReconciliations(req.scope, days),
    count,
    limit,
    offset,
    today,
    ended: dayBefore(today),
  })
}

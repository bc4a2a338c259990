import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../../../modules/flexpay"
import { readDay } from "../../../../../../modules/flexpay/reconciliation/day"
import { toBreaks } from "../../response"
import type { AdminFlexPayBreakListResponse } from "../../types"
import { AdminListFlexPayBreaks, readQuery } from "../../validators"

/** A day's breaks, the open ones first. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFlexPayBreakListResponse>
): Promise<void> {
  const { kind, state, ...page } = readQuery(AdminListFlexPayBreaks, req.query)
  const flexpay = resolveFlexPay(req.scope)
  const { breaks, count } = await flexpay.reconciliations.reports.breaks(
    {
      day: readDay(req.params.day, await flexpay.now()),
      kind,
      is_open: state && state === "open",
    },
    page
  )
  res.json({ breaks: await toBreaks(req.scope, breaks), count, ...page })
}

import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../../../modules/flexpay"
import { readDay } from "../../../../../../modules/flexpay/reconciliation/day"
import { toBreaks } from "../../response"
import type { AdminFlexPayBreakListResponse } from "../../types"
import type { ListBreaksQuery } from "../../validators"

/** A day's breaks, the open ones first. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, ListBreaksQuery>,
  res: MedusaResponse<AdminFlexPayBreakListResponse>
): Promise<void> {
  const { kind, state, limit, offset } = req.validatedQuery
  const flexpay = resolveFlexPay(req.scope)
  const { breaks, count } = await flexpay.reconciliations.reports.breaks(
    {
      day: readDay(req.params.day, await flexpay.now()),
      kind,
      is_open: state && state === "open",
    },
    { limit, offset }
  )
  res.json({
    breaks: await toBreaks(req.scope, breaks),
    count,
    limit,
    offset,
  })
}

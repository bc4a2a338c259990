import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../../modules/flexpay"
import { toSearchFilters } from "../../search-filters"
import type { AdminFlexPayTotalsResponse } from "../../types"
import { readFilterQuery } from "../../validators"

/** What the list of transactions comes to: all pages of it, of what succeeded. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<AdminFlexPayTotalsResponse>
): Promise<void> {
  const query = readFilterQuery(req.query)
  const totals = await resolveFlexPay(req.scope).search.sum(
    await toSearchFilters(req.scope, query)
  )
  res.json({ totals })
}

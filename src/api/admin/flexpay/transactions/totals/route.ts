import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../../modules/flexpay"
import { toSearchFilters } from "../../search-filters"
import type { AdminFlexPayTotalsResponse } from "../../types"
import type { FilterTransactionsQuery } from "../../validators"

/** Sums the succeeded transactions of the list, over all its pages. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, FilterTransactionsQuery>,
  res: MedusaResponse<AdminFlexPayTotalsResponse>
): Promise<void> {
  const filters = await toSearchFilters(req, req.validatedQuery)
  res.json({ totals: await resolveFlexPay(req.scope).search.sum(filters) })
}

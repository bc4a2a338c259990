import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../modules/flexpay"
import { toAdminTransactions } from "../response"
import { toSearchFilters } from "../search-filters"
import type { AdminFlexPayTransactionListResponse } from "../types"
import { readListQuery } from "../validators"

/** Payments and payouts, newest first. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFlexPayTransactionListResponse>
): Promise<void> {
  const { limit, offset, ...query } = readListQuery(req.query)
  const { transactions, count, count_is_exact } = await resolveFlexPay(
    req.scope
  ).search.listAndCount(await toSearchFilters(req.scope, query), {
    limit,
    offset,
  })
  res.json({
    transactions: await toAdminTransactions(req, transactions),
    count,
    count_is_exact,
    offset,
    limit,
  })
}

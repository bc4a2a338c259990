import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../modules/flexpay"
import { toAdminTransactions } from "../response"
import { toSearchFilters } from "../search-filters"
import type { AdminFlexPayTransactionListResponse } from "../types"
import type { ListTransactionsQuery } from "../validators"

/** Payments and payouts, newest first. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, ListTransactionsQuery>,
  res: MedusaResponse<AdminFlexPayTransactionListResponse>
): Promise<void> {
  const { limit, offset, ...query } = req.validatedQuery
  const filters = await toSearchFilters(req, query)
  const { search } = resolveFlexPay(req.scope)
  const { transactions, ...count } = await search.listAndCount(filters, {
    limit,
    offset,
  })
  res.json({
    transactions: await toAdminTransactions(req, transactions),
    ...count,
    offset,
    limit,
  })
}

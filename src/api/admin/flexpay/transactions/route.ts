import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { findTransactions } from "../find-transactions"
import { toAdminTransactions } from "../response"
import type { AdminFlexPayTransactionListResponse } from "../types"
import { readListQuery } from "../validators"

/** Payments and payouts, newest first, with totals of what succeeded. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFlexPayTransactionListResponse>
): Promise<void> {
  const query = readListQuery(req.query)
  const { transactions, count, totals } = await findTransactions(
    req.scope,
    query
  )
  res.json({
    transactions: await toAdminTransactions(req, transactions),
    count,
    offset: query.offset,
    limit: query.limit,
    totals,
  })
}

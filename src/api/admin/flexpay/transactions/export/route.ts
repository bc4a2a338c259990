import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { findTransactions } from "../../find-transactions"
import { toAdminTransactions } from "../../response"
import { readListQuery } from "../../validators"
import { CSV_HEADER, toCsv } from "./csv"

const PAGE = 500

/** The same list as a file, page by page, so that its size does not matter. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const query = readListQuery({
    ...req.query,
    limit: undefined,
    offset: undefined,
  })
  res.setHeader("content-type", "text/csv; charset=utf-8")
  res.setHeader("content-disposition", 'attachment; filename="flexpay.csv"')
  // Spreadsheets take the file for UTF-8 by this mark.
  res.write(`\uFEFF${CSV_HEADER}`)
  for (let offset = 0; ; offset += PAGE) {
    const { transactions } = await findTransactions(req.scope, {
      ...query,
      limit: PAGE,
      offset,
    })
    res.write(toCsv(await toAdminTransactions(req, transactions)))
    if (transactions.length < PAGE) {
      break
    }
  }
  res.end()
}

import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { CSV_MARK } from "../../csv"
import { findTransactions } from "../../find-transactions"
import { toAdminTransactions } from "../../response"
import type { AdminFlexPayTransaction } from "../../types"
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
  const readPage = async (
    offset: number
  ): Promise<AdminFlexPayTransaction[]> => {
    const page = { ...query, limit: PAGE, offset }
    const { transactions } = await findTransactions(req.scope, page)
    return await toAdminTransactions(req, transactions)
  }
  // Before anything is answered, so that an error can still be told.
  let page = await readPage(0)
  res.setHeader("content-type", "text/csv; charset=utf-8")
  res.setHeader("content-disposition", 'attachment; filename="flexpay.csv"')
  res.write(`${CSV_MARK}${CSV_HEADER}`)
  res.write(toCsv(page))
  for (let offset = PAGE; page.length === PAGE; offset += PAGE) {
    page = await readPage(offset)
    res.write(toCsv(page))
  }
  res.end()
}

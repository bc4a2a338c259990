import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../../modules/flexpay"
import { CSV_MARK } from "../../csv"
import { toAdminTransactions } from "../../response"
import { toSearchFilters } from "../../search-filters"
import type { AdminFlexPayTransaction } from "../../types"
import { readFilterQuery } from "../../validators"
import { CSV_HEADER, toCsv } from "./csv"

const PAGE = 500

/** The same list as a file, page by page, so that its size does not matter. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const pages = readPages(req)
  // Before anything is answered, so that an error can still be told.
  let page = await pages.next()
  res.setHeader("content-type", "text/csv; charset=utf-8")
  res.setHeader("content-disposition", 'attachment; filename="flexpay.csv"')
  res.write(`${CSV_MARK}${CSV_HEADER}`)
  for (; !page.done; page = await pages.next()) {
    res.write(toCsv(page.value))
  }
  res.end()
}

async function* readPages(
  req: AuthenticatedMedusaRequest
): AsyncGenerator<AdminFlexPayTransaction[], undefined> {
  const query = readFilterQuery(req.query)
  const filters = await toSearchFilters(req.scope, query)
  const { search } = resolveFlexPay(req.scope)
  for await (const found of search.listAll(filters, PAGE)) {
    yield await toAdminTransactions(req, found)
  }
}

import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../../modules/flexpay"
import { streamCsv } from "../../csv"
import { toAdminTransactions } from "../../response"
import { toSearchFilters } from "../../search-filters"
import type { FilterTransactionsQuery } from "../../validators"
import { CSV_HEADER, toCsv } from "./csv"

const PAGE_SIZE = 500

/** The list of transactions as CSV, all pages of it. Phone numbers are masked. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, FilterTransactionsQuery>,
  res: MedusaResponse
): Promise<void> {
  await streamCsv(req, res, {
    fileName: "flexpay.csv",
    header: CSV_HEADER,
    lines: readLines(req),
  })
}

async function* readLines(
  req: AuthenticatedMedusaRequest<unknown, FilterTransactionsQuery>
): AsyncGenerator<string, void> {
  const filters = await toSearchFilters(req.scope, req.validatedQuery)
  const { search } = resolveFlexPay(req.scope)
  for await (const page of search.listAll(filters, PAGE_SIZE)) {
    yield toCsv(await toAdminTransactions(req, page))
  }
}

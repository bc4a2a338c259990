import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../../modules/flexpay"
import { fileNameOf, streamCsv } from "../../csv"
import { toAdminTransactions } from "../../response"
import { toSearchFilters } from "../../search-filters"
import type { ExportTransactionsQuery } from "../../validators"
import { csvHeader, toCsv } from "./csv"

const PAGE_SIZE = 500

/**
 * The transactions of a period as CSV, newest first, all pages of them. Phone
 * numbers are masked.
 */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, ExportTransactionsQuery>,
  res: MedusaResponse
): Promise<void> {
  await streamCsv(req, res, {
    fileName: fileNameOf(req.validatedQuery),
    header: csvHeader(req.validatedQuery),
    lines: readLines(req),
  })
}

async function* readLines(
  req: AuthenticatedMedusaRequest<unknown, ExportTransactionsQuery>
): AsyncGenerator<string, void> {
  const { from, to, locale, format, ...query } = req.validatedQuery
  const filters = await toSearchFilters(req, query)
  const { search } = resolveFlexPay(req.scope)
  const pages = search.listAll({ ...filters, period: { from, to } }, PAGE_SIZE)
  for await (const page of pages) {
    yield toCsv(await toAdminTransactions(req, page), { locale, format })
  }
}

import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../../modules/flexpay"
import { fileNameOf, streamCsv } from "../../csv"
import { toBreaks } from "../response"
import type { PeriodExportQuery } from "../../validators"
import { breakLine, csvHeader, figureLine } from "./csv"

const PAGE_SIZE = 500

/** The reports of a period's days as CSV, oldest first: of each its sums, then its breaks. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, PeriodExportQuery>,
  res: MedusaResponse
): Promise<void> {
  await streamCsv(req, res, {
    fileName: fileNameOf(req.validatedQuery, "flexpay-reconciliation"),
    header: csvHeader(req.validatedQuery),
    lines: readLines(req),
  })
}

async function* readLines({
  scope,
  validatedQuery,
}: AuthenticatedMedusaRequest<unknown, PeriodExportQuery>): AsyncGenerator<
  string,
  void
> {
  const { reports } = resolveFlexPay(scope).reconciliations
  for await (const { id: day, figures } of reports.daysOf(validatedQuery)) {
    yield (figures ?? [])
      .map((figure) => figureLine(day, figure, validatedQuery))
      .join("")
    for await (const page of reports.breaksOf(day, PAGE_SIZE)) {
      const breaks = await toBreaks(scope, page)
      yield breaks
        .map((item, index) => {
          const isOut = page[index]?.is_out ?? false
          return breakLine(day, { ...item, isOut }, validatedQuery)
        })
        .join("")
    }
  }
}

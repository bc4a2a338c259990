import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../../modules/flexpay"
import { fileNameOf, streamCsv } from "../../csv"
import type { PeriodExportQuery } from "../../validators"
import { csvHeader, summaryLine } from "./csv"

/** The summary of each month of a period as CSV. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, PeriodExportQuery>,
  res: MedusaResponse
): Promise<void> {
  await streamCsv(req, res, {
    fileName: fileNameOf(req.validatedQuery, "flexpay-summary"),
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
  const { summaries } = resolveFlexPay(scope).reconciliations
  const months = await summaries.months(validatedQuery)
  yield months.map((month) => summaryLine(month, validatedQuery)).join("")
}

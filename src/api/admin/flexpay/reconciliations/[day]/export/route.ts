import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../../../modules/flexpay"
import { readDay } from "../../../../../../modules/flexpay/reconciliation/day"
import { streamCsv } from "../../../csv"
import { readReport, toBreaks } from "../../response"
import type { AdminFlexPayBreak } from "../../types"
import { breakLine, CSV_HEADER, figureLine } from "./csv"

const PAGE_SIZE = 500

/** A day's report as CSV: its sums, then its breaks. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const flexpay = resolveFlexPay(req.scope)
  const day = readDay(req.params.day, await flexpay.now())
  await streamCsv(req, res, {
    fileName: `flexpay-${day}.csv`,
    header: CSV_HEADER,
    lines: readLines(req, day),
  })
}

async function* readLines(
  req: AuthenticatedMedusaRequest,
  day: string
): AsyncGenerator<string, void> {
  const { scope } = req
  const { reports } = resolveFlexPay(scope).reconciliations
  const readPage = async (last?: AdminFlexPayBreak) =>
    await toBreaks(scope, await reports.breaksAfter(day, last, PAGE_SIZE))
  const { reconciliation } = await readReport(req, day)
  let page = await readPage()
  yield reconciliation.figures.map((figure) => figureLine(day, figure)).join("")
  for (; page.length > 0; page = await readPage(page.at(-1))) {
    yield page.map((item) => breakLine(day, item)).join("")
  }
}

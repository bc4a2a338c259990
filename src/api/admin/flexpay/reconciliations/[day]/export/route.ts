import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../../../modules/flexpay"
import { readDay } from "../../../../../../modules/flexpay/reconciliation/day"
import { CSV_MARK } from "../../../csv"
import { readReport, toBreaks } from "../../response"
import type { AdminFlexPayBreak } from "../../types"
import { breakLine, CSV_HEADER, figureLine } from "./csv"

const PAGE = 500

/** A day's report as a file: its sums, then its breaks, page by page. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const flexpay = resolveFlexPay(req.scope)
  const day = readDay(req.params.day, await flexpay.now())
  const { reports } = flexpay.reconciliations
  const readPage = async (
    last?: AdminFlexPayBreak
  ): Promise<AdminFlexPayBreak[]> =>
    await toBreaks(req.scope, await reports.breaksBehind(day, last, PAGE))
  // Before anything is answered, so that an error can still be told.
  const { reconciliation } = await readReport(req.scope, day)
  let page = await readPage()
  res.setHeader("content-type", "text/csv; charset=utf-8")
  res.setHeader(
    "content-disposition",
    `attachment; filename="flexpay-${day}.csv"`
  )
  res.write(`${CSV_MARK}${CSV_HEADER}`)
  for (const figure of reconciliation.figures) {
    res.write(figureLine(day, figure))
  }
  for (; page.length > 0; page = await readPage(page.at(-1))) {
    res.write(page.map((it) => breakLine(day, it)).join(""))
  }
  res.end()
}

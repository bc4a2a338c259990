import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../../../modules/flexpay"
import { readDay } from "../../../../../../modules/flexpay/reconciliation/day"
import type { ReadResult } from "../../../../../../modules/flexpay/reconciliation/export-file/read-export"
import { reconcileFlexPayDayWorkflow } from "../../../../../../workflows"
import { readReport } from "../../response"
import { problemsOf, readExportFile } from "../../export-file"
import type { AdminFlexPayExportFileResponse } from "../../types"
import type { UploadExportFileQuery } from "../../validators"

/** Imports a FlexPay export file, and compares the day with it. */
export async function POST(
  req: AuthenticatedMedusaRequest<unknown, UploadExportFileQuery>,
  res: MedusaResponse<AdminFlexPayExportFileResponse>
): Promise<void> {
  const flexpay = resolveFlexPay(req.scope)
  const day = readDay(req.params.day, await flexpay.now())
  const bytes = readExportFile(req)
  const { covers, file_name, mapping } = req.validatedQuery
  const { actor_id } = req.auth_context
  const { problems, ignored } = await flexpay.reconciliations.exportFiles
    .import({ day, covers, file_name, mapping, bytes, uploaded_by: actor_id })
    .catch(toUnreadable)
  if (problems.length) {
    res.json({ report: null, problems, ignored_lines: ignored })
    return
  }
  await reconcileFlexPayDayWorkflow(req.scope).run({
    input: { day, actor_id, recheck: false },
  })
  const report = await readReport(req, day)
  res.json({ report, problems, ignored_lines: ignored })
}

/** The result of a file that can't be read; rethrows any other error. */
function toUnreadable(error: unknown): ReadResult {
  return { problems: problemsOf(error), ignored: { count: 0, first: [] } }
}

import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../../../modules/flexpay"
import { readDay } from "../../../../../../modules/flexpay/reconciliation/day"
import type { ExportProblem } from "../../../../../../modules/flexpay/reconciliation/export-file/types"
import { reconcileFlexPayDayWorkflow } from "../../../../../../workflows"
import { readReport } from "../../response"
import { problemsOf, statementFile } from "../../statement-file"
import type { AdminFlexPayStatementResponse } from "../../types"
import { AdminUploadFlexPayStatement, readQuery } from "../../validators"

/** Stores a statement of FlexPay's for a day, and compares the day with it. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFlexPayStatementResponse>
): Promise<void> {
  const flexpay = resolveFlexPay(req.scope)
  const day = readDay(req.params.day, await flexpay.now())
  const query = readQuery(AdminUploadFlexPayStatement, req.query)
  const bytes = statementFile(req)
  const { actor_id } = req.auth_context
  let problems: ExportProblem[]
  try {
    problems = await flexpay.reconciliations.statements.import({
      ...query,
      day,
      bytes,
      uploaded_by: actor_id,
    })
  } catch (error) {
    problems = problemsOf(error)
  }
  if (problems.length) {
    res.json({ report: null, problems })
    return
  }
  await reconcileFlexPayDayWorkflow(req.scope).run({
    input: { day, actor_id, ask: false },
  })
  res.json({ report: await readReport(req.scope, day), problems })
}

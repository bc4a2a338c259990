import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../../../../modules/flexpay"
import { problemsOf, statementFile } from "../../../statement-file"
import type { AdminFlexPayStatementPreviewResponse } from "../../../types"

/** Looks at a file, and guesses which column holds what; stores nothing. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFlexPayStatementPreviewResponse>
): Promise<void> {
  const file = statementFile(req)
  const flexpay = resolveFlexPay(req.scope)
  try {
    const { columns, mapping } =
      await flexpay.reconciliations.statements.preview(file)
    res.json({ preview: { columns, mapping }, problems: [] })
  } catch (error) {
    res.json({ preview: null, problems: problemsOf(error) })
  }
}

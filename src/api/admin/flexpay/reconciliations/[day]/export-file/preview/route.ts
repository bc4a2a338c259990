import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../../../../modules/flexpay"
import { problemsOf, readExportFile } from "../../../export-file"
import type { AdminFlexPayExportFilePreviewResponse } from "../../../types"

/** Reads an export file and guesses its columns. Stores nothing. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFlexPayExportFilePreviewResponse>
): Promise<void> {
  const file = readExportFile(req)
  const flexpay = resolveFlexPay(req.scope)
  try {
    const { columns, mapping } =
      await flexpay.reconciliations.exportFiles.preview(file)
    res.json({ preview: { columns, mapping }, problems: [] })
  } catch (error) {
    res.json({ preview: null, problems: problemsOf(error) })
  }
}

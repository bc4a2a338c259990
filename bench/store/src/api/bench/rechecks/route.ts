import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"

/** Rechecks what is due, as the job does, and returns when that is done. */
export async function POST(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  await req.scope
    .resolve(Modules.WORKFLOW_ENGINE)
    .run("job-recheck-flexpay-transactions", { input: {} })
  res.json({})
}

import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"

/** Rechecks due transactions, as the job does, and answers when it has ended. */
export async function POST(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  await req.scope
    .resolve(Modules.WORKFLOW_ENGINE)
    .run("job-recheck-flexpay-transactions", { input: {} })
  res.json({})
}

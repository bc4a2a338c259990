import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { QueryRecorder } from "../../../../../../integration-tests/setup/query-recorder"

const recorder = new QueryRecorder()

/** What this server has sent to PostgreSQL since this was last asked. */
export async function GET(
  _req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  res.json({ queries: recorder.take() })
}

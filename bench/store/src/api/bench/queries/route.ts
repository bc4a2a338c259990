import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { QueryRecorder } from "../../../../../../harness/postgres/query-recorder"

/** Only while somebody counts: it keeps each text, which would weigh on the rest. */
let recorder: QueryRecorder | undefined

export async function POST(
  _req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  recorder ??= new QueryRecorder()
  res.sendStatus(204)
}

/** What this server has sent to PostgreSQL since this was last asked. */
export async function GET(
  _req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  res.json({ queries: recorder?.take() ?? [] })
}

export async function DELETE(
  _req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  recorder?.stop()
  recorder = undefined
  res.sendStatus(204)
}

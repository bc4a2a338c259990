import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { QueryRecorder } from "../../../../../../harness/postgres/query-recorder"

/** Only while queries are counted: it keeps their texts in memory. */
let recorder: QueryRecorder | undefined

export async function POST(
  _req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  recorder ??= new QueryRecorder()
  res.sendStatus(204)
}

/** The queries that this server has sent since the last request. */
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

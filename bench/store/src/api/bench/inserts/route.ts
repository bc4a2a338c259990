import { randomUUID } from "node:crypto"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** The least that a route which stores its body can do: one INSERT. */
export async function POST(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  await req.scope
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .raw("INSERT INTO bench_body (id, body) VALUES (?, ?::jsonb)", [
      randomUUID(),
      JSON.stringify(req.body),
    ])
  res.json({ received: true })
}

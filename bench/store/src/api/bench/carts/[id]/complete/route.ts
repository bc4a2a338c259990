import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { completeCartWorkflow } from "@medusajs/medusa/core-flows"

/** The floor of all that places an order: Medusa's own workflow and no more. */
export async function POST(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const { result } = await completeCartWorkflow(req.scope).run({
    input: { id: req.params.id ?? "" },
  })
  res.json(result)
}

import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { capturePaymentWorkflow } from "@medusajs/medusa/core-flows"

/** Captures a payment by Medusa's own workflow, without an admin's login. */
export async function POST(
  req: MedusaRequest,
  res: MedusaResponse
): Promise<void> {
  await capturePaymentWorkflow(req.scope).run({
    input: { payment_id: req.params.id ?? "" },
  })
  res.json({})
}

import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readFlexPayOrderPaymentsWorkflow } from "../../../../../workflows"
import type { StoreFlexPayOrderResponse } from "../types"

/**
 * Returns how an order was paid and refunded, to everyone who knows the order's
 * id, as Medusa's own route of the order does. Numbers are masked.
 */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<StoreFlexPayOrderResponse>
): Promise<void> {
  const { result } = await readFlexPayOrderPaymentsWorkflow(req.scope).run({
    input: { order_id: req.params.id ?? "" },
  })
  res.setHeader("cache-control", "private, no-cache")
  res.json(result)
}

import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { refuseRecord } from "../../../../modules/flexpay/reconciliation/record-refusals"
import { readRows } from "../../../../workflows/medusa/read-rows"

/**
 * The order that the store calls by this number.
 * @throws MedusaError (not_allowed, code `order_unknown`)
 */
export async function findOrderId(
  container: MedusaContainer,
  displayId: number
): Promise<string> {
  const [order] = await readRows(
    container,
    {
      entity: "order",
      fields: ["id"],
      filters: { display_id: displayId },
    },
    z.object({ id: z.string() })
  )
  return order?.id ?? refuseRecord("order_unknown")
}

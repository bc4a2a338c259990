import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import type { SearchFilters } from "../../../modules/flexpay/store/transaction-search"
import { readRows } from "../../../workflows/medusa/read-rows"
import type { FilterTransactionsQuery } from "./validators"

/** The filters of a search. A number in `q` also finds the order with it. */
export async function toSearchFilters(
  container: MedusaContainer,
  query: FilterTransactionsQuery
): Promise<SearchFilters> {
  return { ...query, order_ids: await findOrderIds(container, query.q) }
}

async function findOrderIds(
  container: MedusaContainer,
  q: string | undefined
): Promise<string[]> {
  const number = q?.replace(/^#/, "")
  if (!number || !/^\d{1,9}$/.test(number)) {
    return number?.startsWith("order_") ? [number] : []
  }
  const filters = { display_id: Number(number) }
  const query = { entity: "order", fields: ["id"], filters }
  const orders = await readRows(container, query, z.object({ id: z.string() }))
  return orders.map(({ id }) => id)
}

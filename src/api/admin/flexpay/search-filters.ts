import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { SearchFilters } from "../../../modules/flexpay/store/transaction-search"
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
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({
      entity: "order",
      fields: ["id"],
      filters: { display_id: Number(number) },
    })
  return z
    .array(z.object({ id: z.string() }))
    .parse(data)
    .map(({ id }) => id)
}

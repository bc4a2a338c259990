import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { resolveFlexPay } from "../../../modules/flexpay"
import type { SearchFilters } from "../../../modules/flexpay/store/transaction-search"
import { readRows } from "../../../workflows/medusa/read-rows"
import type { FilterTransactionsQuery } from "./validators"

/** A name has letters alone, three or more; an e-mail address has a sign. */
const NAME_OR_EMAIL = /^[\p{L}\p{M}][\p{L}\p{M} .'’-]{2,}$|.@./u

/**
 * The filters of a search, for the admin user who searches. A number in `q` also finds the order with it; a name
 * or an e-mail address, the purchases of that customer.
 */
export async function toSearchFilters(
  {
    scope: container,
    auth_context,
  }: Pick<AuthenticatedMedusaRequest, "scope" | "auth_context">,
  { owner, ...query }: FilterTransactionsQuery
): Promise<SearchFilters> {
  const { q } = query
  const { purchases } = resolveFlexPay(container)
  const [order_ids, ids] = await Promise.all([
    findOrderIds(container, q),
    q && NAME_OR_EMAIL.test(q) ? purchases.findTransactions(q) : [],
  ])
  return {
    ...query,
    order_ids,
    ids,
    ...(owner && { owner_id: owner === "me" ? auth_context.actor_id : null }),
  }
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

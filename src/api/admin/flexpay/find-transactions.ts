import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { FLEXPAY_MODULE } from "../../../modules/flexpay"
import type { SearchResult } from "../../../modules/flexpay/ledger-search"
import type FlexPayModuleService from "../../../modules/flexpay/service"
import type { AdminListFlexPayTransactionsQuery } from "./validators"

/** Searches the ledger; a number finds the order that bears it, too. */
export async function findTransactions(
  container: MedusaContainer,
  { limit, offset, ...filters }: AdminListFlexPayTransactionsQuery
): Promise<SearchResult> {
  const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  return await ledger.search(
    { ...filters, order_ids: await ordersNumbered(container, filters.q) },
    { limit, offset }
  )
}

async function ordersNumbered(
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

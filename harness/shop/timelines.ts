import { inspect } from "node:util"
import type FlexPayModuleService from "../../src/modules/flexpay/service"

/** The timelines of all transactions as lines, to explain a wait that failed. */
export async function describeTimelines({
  search,
}: FlexPayModuleService): Promise<string> {
  const { transactions } = await search.listAndCount(
    {},
    { limit: 100, offset: 0 }
  )
  const entries = await search.listTimeline(
    transactions.map(({ id }) => id),
    { limit: 500 }
  )
  return entries
    .reverse()
    .map(({ created_at, transaction_id, type, data }) =>
      [
        `\n${created_at.toISOString()}`,
        transaction_id,
        type,
        inspect(data),
      ].join(" ")
    )
    .join("")
}

import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import { resolveFlexPay } from "../../../modules/flexpay"
import type { Transaction } from "../../../modules/flexpay/transaction/transaction"
import type { TimelineEntry } from "../../../modules/flexpay/store/transaction-search"
import { toAdminTransactions } from "./response"
import type { AdminFlexPayTransactionWithTimeline } from "./types"
import { readUsers, toAdminUser, toKeyUser } from "./users"

/** The secret API key that acted, as the entry keeps it. */
const keySchema = z.object({
  api_key: z.object({ title: z.string(), created_by: z.string() }),
})

/** Adds each transaction's timeline, newest first. */
export async function withTimeline(
  req: AuthenticatedMedusaRequest,
  transactions: Transaction[]
): Promise<AdminFlexPayTransactionWithTimeline[]> {
  const flexpay = resolveFlexPay(req.scope)
  const [shown, entries] = await Promise.all([
    toAdminTransactions(req, transactions),
    flexpay.search.listTimeline(
      transactions.map(({ id }) => id),
      { limit: 500 }
    ),
  ])
  const users = await readUsers(
    req.scope,
    entries.map((entry) => readKey(entry)?.created_by ?? entry.actor_id)
  )
  return shown.map((transaction) => ({
    ...transaction,
    timeline: entries
      .filter(({ transaction_id }) => transaction_id === transaction.id)
      .map((entry) => {
        const { id, type, data, actor_id, created_at } = entry
        const key = readKey(entry)
        return {
          id,
          type,
          data,
          actor:
            key && actor_id
              ? toKeyUser(users, actor_id, key)
              : toAdminUser(users, actor_id),
          created_at: created_at.toISOString(),
        }
      }),
  }))
}

function readKey({ data }: TimelineEntry) {
  return keySchema.safeParse(data).data?.api_key ?? null
}

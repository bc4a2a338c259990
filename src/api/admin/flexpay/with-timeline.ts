import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../modules/flexpay"
import type { Transaction } from "../../../modules/flexpay/transaction/transaction"
import { readUsers, toAdminTransactions, toAdminUser } from "./response"
import type { AdminFlexPayTransactionWithTimeline } from "./types"

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
    entries.map(({ actor_id }) => actor_id)
  )
  return shown.map((transaction) => ({
    ...transaction,
    timeline: entries
      .filter(({ transaction_id }) => transaction_id === transaction.id)
      .map(({ id, type, data, actor_id, created_at }) => ({
        id,
        type,
        data,
        actor: toAdminUser(users, actor_id),
        created_at: created_at.toISOString(),
      })),
  }))
}

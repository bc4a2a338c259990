import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { resolveFlexPay } from "../../../modules/flexpay"
import type { Transaction } from "../../../modules/flexpay/transaction/transaction"
import { person, readUsers, toAdminTransactions } from "./response"
import type {
  AdminFlexPayTimelineEntry,
  AdminFlexPayTransaction,
} from "./types"

type WithTimelineEntries = AdminFlexPayTransaction & {
  events: AdminFlexPayTimelineEntry[]
}

/** Adds each transaction's timeline, newest first. */
export async function withTimelineEntries(
  req: AuthenticatedMedusaRequest,
  transactions: Transaction[]
): Promise<WithTimelineEntries[]> {
  const flexpay = resolveFlexPay(req.scope)
  const [shown, events] = await Promise.all([
    toAdminTransactions(req, transactions),
    flexpay.search.listTimeline(
      transactions.map(({ id }) => id),
      { limit: 500 }
    ),
  ])
  const users = await readUsers(
    req.scope,
    events.map(({ actor_id }) => actor_id)
  )
  return shown.map((transaction) => ({
    ...transaction,
    events: events
      .filter(({ transaction_id }) => transaction_id === transaction.id)
      .map(({ id, type, data, actor_id, created_at }) => ({
        id,
        type,
        data,
        actor: person(users, actor_id),
        created_at: created_at.toISOString(),
      })),
  }))
}

/** @throws MedusaError (not_found) */
export async function mustFind(
  container: MedusaContainer,
  id: string | undefined
): Promise<Transaction> {
  const flexpay = resolveFlexPay(container)
  const transaction = await flexpay.transactions.findById(id ?? "")
  if (!transaction) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `There is no FlexPay transaction ${id}.`
    )
  }
  return transaction
}

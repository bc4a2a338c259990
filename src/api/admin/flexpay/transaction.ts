import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { FLEXPAY_MODULE } from "../../../modules/flexpay"
import type FlexPayModuleService from "../../../modules/flexpay/service"
import type { Transaction } from "../../../modules/flexpay/transaction"
import { person, readPeople, toAdminTransactions } from "./response"
import type { AdminFlexPayEvent, AdminFlexPayTransaction } from "./types"

type WithEvents = AdminFlexPayTransaction & { events: AdminFlexPayEvent[] }

/** Adds each transaction's timeline, newest first. */
export async function withEvents(
  req: AuthenticatedMedusaRequest,
  transactions: Transaction[]
): Promise<WithEvents[]> {
  const ledger = req.scope.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  const [shown, events] = await Promise.all([
    toAdminTransactions(req, transactions),
    ledger.search.listTimeline(
      transactions.map(({ id }) => id),
      { limit: 500 }
    ),
  ])
  const people = await readPeople(
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
        actor: person(people, actor_id),
        created_at: created_at.toISOString(),
      })),
  }))
}

/** @throws MedusaError (not_found) */
export async function mustFind(
  container: MedusaContainer,
  id: string | undefined
): Promise<Transaction> {
  const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  const transaction = await ledger.findById(id ?? "")
  if (!transaction) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `There is no FlexPay transaction ${id}.`
    )
  }
  return transaction
}

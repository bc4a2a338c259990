import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { maskOrderNumber, maskPhone } from "../../../gateway"
import type { Transaction } from "../../../modules/flexpay/transaction/transaction"
import { resolveFlexPay } from "../../../modules/flexpay"
import { actionsOn } from "../../../modules/flexpay/transaction/operator-actions"
import type { AdminFlexPayUser, AdminFlexPayTransaction } from "./types"

/**
 * Puts transactions into the shape of the admin API, with names from Medusa.
 * @param req whose sender is the admin who looks
 */
export async function toAdminTransactions(
  { scope: container, auth_context }: AuthenticatedMedusaRequest,
  transactions: Transaction[]
): Promise<AdminFlexPayTransaction[]> {
  const flexpay = resolveFlexPay(container)
  const [relatedRecords, users, orders] = await Promise.all([
    flexpay.payouts.relatedRecords([...new Set(transactions.map(paymentIdOf))]),
    readUsers(
      container,
      transactions.flatMap(({ requested_by, approved_by }) => [
        requested_by,
        approved_by,
      ])
    ),
    readDisplayIds(
      container,
      transactions.map(({ order_id }) => order_id)
    ),
  ])
  return transactions.map((transaction) => ({
    id: transaction.id,
    kind: transaction.kind,
    method: transaction.method,
    state: transaction.state,
    reason: transaction.reason,
    gateway_message: transaction.gateway_message,
    attention: transaction.attention,
    attention_at: iso(transaction.attention_at),
    reference: transaction.reference,
    order_number:
      transaction.order_number && maskOrderNumber(transaction.order_number),
    operator_reference: transaction.operator_reference,
    channel: transaction.channel,
    phone: transaction.phone && maskPhone(transaction.phone),
    redacted_at: iso(transaction.redacted_at),
    operator: transaction.operator,
    amount: transaction.amount,
    amount_charged: transaction.amount_charged,
    received_amount: transaction.received_amount,
    received_currency_code: transaction.received_currency_code,
    currency_code: transaction.currency_code,
    order_id: transaction.order_id,
    order_display_id: orders.get(transaction.order_id ?? "") ?? null,
    payment_collection_id: transaction.payment_collection_id,
    payment_transaction_id: transaction.payment_transaction_id,
    replaces_id: transaction.replaces_id,
    refund_id: transaction.refund_id,
    requested_by: person(users, transaction.requested_by),
    approved_by: person(users, transaction.approved_by),
    note: transaction.note,
    checks: transaction.checks,
    checked_at: iso(transaction.checked_at),
    next_check_at: iso(transaction.next_check_at),
    finalized_at: iso(transaction.finalized_at),
    created_at: transaction.created_at.toISOString(),
    disposition: transaction.disposition,
    ...actionsOn(transaction, {
      viewer_id: auth_context.actor_id,
      payouts: relatedRecords.payouts.filter(
        (payout) => paymentIdOf(payout) === paymentIdOf(transaction)
      ),
      has_sync_lease: relatedRecords.syncing.has(transaction.id),
    }),
  }))
}

function paymentIdOf(transaction: Transaction): string {
  return transaction.payment_transaction_id ?? transaction.id
}

/** The e-mail addresses of admin users, by id. */
export async function readUsers(
  container: MedusaContainer,
  ids: (string | null)[]
): Promise<Map<string, string>> {
  const known = ids.filter((id) => id !== null)
  if (!known.length) {
    return new Map()
  }
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "user", fields: ["id", "email"], filters: { id: known } })
  const users = z
    .array(z.object({ id: z.string(), email: z.string() }))
    .parse(data)
  return new Map(users.map(({ id, email }) => [id, email]))
}

/** A user as the admin API names one; null for the program. */
export function person(
  users: Map<string, string>,
  id: string | null
): AdminFlexPayUser | null {
  return id === null ? null : { id, email: users.get(id) ?? null }
}

async function readDisplayIds(
  container: MedusaContainer,
  ids: (string | null)[]
): Promise<Map<string, number>> {
  const known = ids.filter((id) => id !== null)
  if (!known.length) {
    return new Map()
  }
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({
      entity: "order",
      fields: ["id", "display_id"],
      filters: { id: known },
    })
  const orders = z
    .array(z.object({ id: z.string(), display_id: z.coerce.number() }))
    .parse(data)
  return new Map(orders.map(({ id, display_id }) => [id, display_id]))
}

function iso(date: Date | null): string | null {
  return date?.toISOString() ?? null
}

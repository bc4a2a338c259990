import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { maskOrderNumber, maskPhone } from "../../../gateway"
import type { Transaction } from "../../../modules/flexpay/transaction/transaction"
import { resolveFlexPay } from "../../../modules/flexpay"
import { isApiKeyId } from "../../../modules/flexpay/store/api-keys"
import { actionsOn } from "../../../modules/flexpay/transaction/operator-actions"
import { readRows } from "../../../workflows/medusa/read-rows"
import { limitActions, readPermissions } from "./permissions"
import {
  SHOWN_COLUMNS,
  type AdminFlexPayTransaction,
  type AdminFlexPayUser,
} from "./types"

/**
 * Transactions as the admin API shows them, with names from Medusa.
 * @param req of the admin user whose actions are offered
 */
export async function toAdminTransactions(
  req: AuthenticatedMedusaRequest,
  transactions: Transaction[]
): Promise<AdminFlexPayTransaction[]> {
  const { scope: container, auth_context } = req
  const flexpay = resolveFlexPay(container)
  const [permissions, relatedRecords, users, orders] = await Promise.all([
    readPermissions(req),
    flexpay.transactions.relatedRecords([
      ...new Set(transactions.map(paymentIdOf)),
    ]),
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
    ...pick(transaction, SHOWN_COLUMNS),
    attention_at: iso(transaction.attention_at),
    order_number:
      transaction.order_number && maskOrderNumber(transaction.order_number),
    phone: transaction.phone && maskPhone(transaction.phone),
    redacted_at: iso(transaction.redacted_at),
    order_display_id: orders.get(transaction.order_id ?? "") ?? null,
    requested_by: toAdminUser(users, transaction.requested_by),
    approved_by: toAdminUser(users, transaction.approved_by),
    checked_at: iso(transaction.checked_at),
    next_check_at: iso(transaction.next_check_at),
    finalized_at: iso(transaction.finalized_at),
    created_at: transaction.created_at.toISOString(),
    can_reveal_phone: permissions.has("reveal_phone"),
    ...limitActions(
      actionsOn(transaction, {
        viewer_id: auth_context.actor_id,
        payouts: relatedRecords.payouts.filter(
          (payout) => paymentIdOf(payout) === paymentIdOf(transaction)
        ),
        has_sync_lease: relatedRecords.syncing.has(transaction.id),
      }),
      permissions
    ),
  }))
}

function pick<Row, Key extends keyof Row>(
  row: Row,
  keys: readonly Key[]
): Pick<Row, Key> {
  return Object.fromEntries(keys.map((key) => [key, row[key]])) as Pick<
    Row,
    Key
  >
}

function paymentIdOf(transaction: Transaction): string {
  return transaction.payment_transaction_id ?? transaction.id
}

/** Admin users and secret API keys, by id. */
type AdminUsers = ReadonlyMap<string, AdminFlexPayUser>

/** Reads who acted: users, and API keys with the user who created them. */
export async function readUsers(
  container: MedusaContainer,
  ids: (string | null)[]
): Promise<AdminUsers> {
  const keys = await readByIds(container, ids.filter(isApiKeyId), {
    entity: "api_key",
    schema: z.object({
      id: z.string(),
      title: z.string(),
      created_by: z.string(),
    }),
  })
  const users = await readByIds(
    container,
    [...ids, ...keys.map(({ created_by }) => created_by)],
    { entity: "user", schema: z.object({ id: z.string(), email: z.string() }) }
  )
  const emails = new Map(users.map(({ id, email }) => [id, email]))
  return new Map<string, AdminFlexPayUser>([
    ...users.map(({ id, email }) => [id, { id, email }] as const),
    ...keys.map(({ id, title, created_by }) => {
      const email = emails.get(created_by) ?? null
      return [id, { id, email, api_key: title }] as const
    }),
  ])
}

/** An admin user in the admin API; null for the plugin. */
export function toAdminUser(
  users: AdminUsers,
  id: string | null
): AdminFlexPayUser | null {
  return id === null ? null : (users.get(id) ?? { id, email: null })
}

async function readDisplayIds(
  container: MedusaContainer,
  ids: (string | null)[]
): Promise<Map<string, number>> {
  const schema = z.object({ id: z.string(), display_id: z.coerce.number() })
  const orders = await readByIds(container, ids, { entity: "order", schema })
  return new Map(orders.map(({ id, display_id }) => [id, display_id]))
}

async function readByIds<Row>(
  container: MedusaContainer,
  ids: (string | null)[],
  { entity, schema }: { entity: string; schema: z.ZodObject & z.ZodType<Row> }
): Promise<Row[]> {
  const id = ids.filter((each) => each !== null)
  const fields = Object.keys(schema.shape)
  const query = { entity, fields, filters: { id } }
  return id.length ? await readRows(container, query, schema) : []
}

function iso(date: Date | null): string | null {
  return date?.toISOString() ?? null
}

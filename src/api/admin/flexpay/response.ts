import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { maskOrderNumber, maskPhone } from "../../../gateway"
import { supportCodeOf } from "../../../modules/flexpay/transaction/support-code"
import type { Transaction } from "../../../modules/flexpay/transaction/transaction"
import { resolveFlexPay } from "../../../modules/flexpay"
import type { Purchase } from "../../../modules/flexpay/store/purchases"
import type { FlexPayOptions } from "../../../modules/flexpay/options"
import { unapprovedAmount } from "../../../modules/flexpay/payouts/approval"
import type { RelatedRecords } from "../../../modules/flexpay/store/transaction-store"
import {
  actionsOn,
  type OperatorAction,
} from "../../../modules/flexpay/transaction/operator-actions"
import { readApprovals } from "./approvals"
import { limitActions, readPermissions } from "./permissions"
import { SHOWN_COLUMNS, type AdminFlexPayTransaction } from "./types"
import { readUsers, toAdminUser } from "./users"

/** Of a transaction that Medusa has neither an order nor a cart of. */
const NO_PURCHASE: Purchase = {
  order_display_id: null,
  customer: null,
  cart_items: null,
}

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
  const [permissions, relatedRecords, users, purchases] = await Promise.all([
    readPermissions(req),
    flexpay.transactions.relatedRecords([
      ...new Set(transactions.map(paymentIdOf)),
    ]),
    readUsers(
      container,
      transactions.flatMap(({ requested_by, approved_by, owner_id }) => [
        requested_by,
        approved_by,
        owner_id,
      ])
    ),
    flexpay.purchases.read(transactions.map(({ id }) => id)),
  ])
  const approvals = await readApprovals(container, transactions, relatedRecords)
  return transactions.map((transaction) => {
    const payouts = relatedRecords.payouts.filter(
      (payout) => paymentIdOf(payout) === paymentIdOf(transaction)
    )
    const offered = limitActions(
      actionsOn(transaction, {
        viewer_id: auth_context.actor_id,
        payouts,
        has_sync_lease: relatedRecords.syncing.has(transaction.id),
      }),
      permissions
    )
    return {
      ...toShown(transaction),
      ...(purchases.get(transaction.id) ?? NO_PURCHASE),
      requested_by: toAdminUser(users, transaction.requested_by),
      approved_by: toAdminUser(users, transaction.approved_by),
      owner: toAdminUser(users, transaction.owner_id),
      can_assign: transaction.attention !== null && permissions.has("resolve"),
      can_reveal_phone: permissions.has("reveal_phone"),
      approval: approvals.get(transaction.id) ?? null,
      approval_above: readApprovalAbove(transaction, {
        ...offered,
        payouts,
        payments: relatedRecords.payments,
        options: flexpay.options.payouts,
      }),
      ...offered,
    }
  })
}

/** What the row itself has to show, masked. */
function toShown(transaction: Transaction) {
  return {
    ...pick(transaction, SHOWN_COLUMNS),
    support_code: supportCodeOf(transaction),
    attention_at: iso(transaction.attention_at),
    order_number:
      transaction.order_number && maskOrderNumber(transaction.order_number),
    phone: transaction.phone && maskPhone(transaction.phone),
    redacted_at: iso(transaction.redacted_at),
    checked_at: iso(transaction.checked_at),
    next_check_at: iso(transaction.next_check_at),
    finalized_at: iso(transaction.finalized_at),
    created_at: transaction.created_at.toISOString(),
  }
}

interface PayoutFacts extends Pick<RelatedRecords, "payments" | "payouts"> {
  actions: readonly OperatorAction[]
  options: FlexPayOptions["payouts"]
}

/** By this process's clock: the request decides by the database's. */
function readApprovalAbove(
  transaction: Transaction,
  { actions, payments, payouts, options }: PayoutFacts
): string | null {
  const payment = payments.find(({ id }) => id === paymentIdOf(transaction))
  const isPayout = actions.includes("refund") || actions.includes("resend")
  return payment && isPayout
    ? unapprovedAmount(
        {
          payment,
          payouts,
          replaced: transaction.kind === "payout" ? transaction : null,
        },
        { options, now: new Date() }
      )
    : null
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

function iso(date: Date | null): string | null {
  return date?.toISOString() ?? null
}

import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules, PaymentSessionStatus } from "@medusajs/framework/utils"
import { FLEXPAY_MODULE } from "../../modules/flexpay"
import type FlexPayModuleService from "../../modules/flexpay/service"
import type { Transaction } from "../../modules/flexpay/transaction"
import { readCollection } from "./collection"

const MINUTE_MS = 60 * 1000

/**
 * Tells Medusa that an attempt ended without money: its session takes no order
 * until the shopper tries again. An order placed before the payment is
 * canceled, once the time to try again is over.
 */
export async function applyFailure(
  container: MedusaContainer,
  transaction: Transaction
): Promise<Transaction | null> {
  const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  if (!transaction.payment_collection_id || !transaction.payment_session_id) {
    return await ledger.markApplied(transaction, { order_id: null })
  }
  const newest = await ledger.findForCollection(
    transaction.payment_collection_id
  )
  if (newest?.id !== transaction.id) {
    // A later attempt speaks for the session now.
    return await ledger.markApplied(transaction, { order_id: null })
  }
  if (ledger.options.order_placement === "before_payment") {
    return await cancelUnpaidOrder(container, transaction)
  }
  await failSession(container, transaction.payment_session_id)
  return await ledger.markApplied(transaction, { order_id: null })
}

async function failSession(
  container: MedusaContainer,
  sessionId: string
): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT)
  const [session] = await payments.listPaymentSessions({ id: sessionId })
  if (session?.status !== PaymentSessionStatus.PENDING) {
    return
  }
  await payments.updatePaymentSession({
    id: session.id,
    data: session.data,
    amount: session.amount,
    currency_code: session.currency_code,
    status: PaymentSessionStatus.ERROR,
  })
}

async function cancelUnpaidOrder(
  container: MedusaContainer,
  transaction: Transaction
): Promise<Transaction | null> {
  const ledger = container.resolve<FlexPayModuleService>(FLEXPAY_MODULE)
  const deadline = new Date(
    transaction.created_at.getTime() +
      ledger.options.unpaid_order_minutes * MINUTE_MS
  )
  if (new Date() < deadline) {
    return await ledger.deferApply(transaction, deadline)
  }
  const collection = await readCollection(
    container,
    transaction.payment_collection_id ?? ""
  )
  const order = collection?.order
  if (order && order.status !== "canceled" && !collection.payments.length) {
    await cancelOrderWorkflow(container).run({ input: { order_id: order.id } })
  }
  return await ledger.markApplied(transaction, { order_id: order?.id ?? null })
}

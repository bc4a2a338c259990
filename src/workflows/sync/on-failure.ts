import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import {
  Modules,
  OrderWorkflowEvents,
  PaymentSessionStatus,
} from "@medusajs/framework/utils"
import type { CheckStatus } from "../../gateway"
import { resolveFlexPay } from "../../modules/flexpay"
import type { MedusaOrder } from "../../modules/flexpay/store/medusa-records"
import type { Transaction } from "../../modules/flexpay/transaction/transaction"
import { checkDoubtful } from "../payments/check-doubtful"
import { underCartLease } from "./keep-leases"
import type { LeasedCart } from "./keep-leases"
import { ordersOf } from "./plan"
import { emitCoreEvent } from "../medusa/core-events"
import { CoreTimeoutError, withinCoreLimit } from "../medusa/core-limit"
import { readMedusaState } from "../medusa/medusa-state"

const MINUTE_MS = 60 * 1000
/** How long after its deadline an order stays while FlexPay does not answer. */
const UNANSWERED_MAX_MS = 30 * MINUTE_MS

/** Check statuses of an attempt without money, or without money yet. */
const NOT_PAID: readonly (CheckStatus | null)[] = [
  "not_paid",
  "canceled",
  "refunding",
  "refunded",
  "waiting",
]

/**
 * Syncs an attempt that ended without money: fails its session, which places no
 * order until the shopper tries again. Cancels an order that was placed before
 * the payment, after its deadline.
 */
export async function syncFailure(
  container: MedusaContainer,
  transaction: Transaction
): Promise<void> {
  const flexpay = resolveFlexPay(container)
  const { payment_collection_id, payment_session_id } = transaction
  const newest = payment_collection_id
    ? await flexpay.payments.findForCollection(payment_collection_id)
    : null
  // A later attempt, or a paid one, decides about the session.
  if (!payment_session_id || newest?.id !== transaction.id) {
    await flexpay.syncs.finish(transaction, { order_id: null })
    return
  }
  if (flexpay.options.order_placement === "before_payment") {
    await cancelUnpaidOrder(container, transaction)
    return
  }
  await failSession(container, payment_session_id)
  await flexpay.syncs.finish(transaction, { order_id: null })
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
    // Not its data, which clients may write.
    data: { session_id: session.id },
    amount: session.amount,
    currency_code: session.currency_code,
    status: PaymentSessionStatus.ERROR,
  })
}

/**
 * Cancels an order that was placed before its payment, after its deadline and
 * checks without money since then. Without answers it waits half an hour more;
 * a later success goes to the attention list.
 */
async function cancelUnpaidOrder(
  container: MedusaContainer,
  transaction: Transaction
): Promise<void> {
  const flexpay = resolveFlexPay(container)
  const { syncs } = flexpay
  const collectionId = transaction.payment_collection_id ?? ""
  const deadline = new Date(
    transaction.created_at.getTime() +
      flexpay.options.unpaid_order_minutes * MINUTE_MS
  )
  const now = (await flexpay.now()).getTime()
  if (now < deadline.getTime()) {
    await syncs.postpone(transaction, deadline)
    return
  }
  await underCartLease(container, transaction, async (cart) => {
    const isAnswered = await isAnsweredSince(container, collectionId, deadline)
    if (isAnswered || now >= deadline.getTime() + UNANSWERED_MAX_MS) {
      await cancelOrderUnderLease(container, transaction, cart)
    } else {
      await syncs.postpone(transaction, new Date(now + MINUTE_MS))
    }
  })
}

/** Cancels the order, unless a payment of it succeeded or is live meanwhile. */
async function cancelOrderUnderLease(
  container: MedusaContainer,
  transaction: Transaction,
  cart: LeasedCart
): Promise<void> {
  const { payments, syncs } = resolveFlexPay(container)
  const collectionId = transaction.payment_collection_id ?? ""
  const newest = await payments.findForCollection(collectionId)
  if (newest?.id !== transaction.id || newest.state === "succeeded") {
    await syncs.finish(transaction, { order_id: null })
    return
  }
  const medusa = await readMedusaState(container, collectionId)
  const [order] = medusa ? ordersOf(medusa) : []
  if (order && !medusa?.payments.length) {
    await cancelOrder(container, order, cart)
  }
  await syncs.finish(transaction, { order_id: order?.id ?? null })
}

/** Cancels an order, or announces that a run canceled it which did not finish. */
async function cancelOrder(
  container: MedusaContainer,
  { id, status }: MedusaOrder,
  cart: LeasedCart
): Promise<void> {
  if (status === "canceled") {
    if (cart.is_interrupted) {
      await emitCoreEvent(container, OrderWorkflowEvents.CANCELED, id)
      cart.is_interrupted = false
    }
    return
  }
  try {
    await withinCoreLimit(
      cancelOrderWorkflow(container).run({ input: { order_id: id } })
    )
  } catch (error) {
    cart.is_interrupted ||= error instanceof CoreTimeoutError
    throw error
  }
}

/** Whether each attempt has a check status without money since then. */
async function isAnsweredSince(
  container: MedusaContainer,
  collectionId: string,
  since: Date
): Promise<boolean> {
  const attempts = await checkDoubtful(container, collectionId, { since })
  return attempts.every(
    ({ check_status, check_status_at }) =>
      NOT_PAID.includes(check_status) &&
      check_status_at !== null &&
      check_status_at >= since
  )
}

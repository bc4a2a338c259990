import { randomUUID } from "node:crypto"
import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules, PaymentSessionStatus } from "@medusajs/framework/utils"
import { resolveFlexPay } from "../../modules/flexpay"
import type {
  CheckStatus,
  Transaction,
} from "../../modules/flexpay/transaction/transaction"
import { checkDoubtful } from "../payments/check-doubtful"
import { keepLeases } from "./keep-leases"
import { readMedusaState } from "../medusa/medusa-state"

const MINUTE_MS = 60 * 1000
/** How long after its deadline an order is kept while FlexPay is silent. */
const SILENCE_TOLERATED_MS = 30 * MINUTE_MS

/** Answers of check that say that no money came, or not yet. */
const NOT_PAID: readonly (CheckStatus | null)[] = [
  "not_paid",
  "canceled",
  "refunding",
  "refunded",
  "waiting",
]

/**
 * Syncs an attempt that ended without money: its session takes no order until
 * the shopper tries again. An order placed before the payment is canceled once
 * its time is over.
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
  // A later attempt, or one that was paid, speaks for the session otherwise.
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
    data: session.data,
    amount: session.amount,
    currency_code: session.currency_code,
    status: PaymentSessionStatus.ERROR,
  })
}

/**
 * Cancels an order that was placed before its payment, once its deadline is
 * over and FlexPay has said since then that no money came. Silence delays it
 * for half an hour; money that still comes is in the attention list then.
 */
async function cancelUnpaidOrder(
  container: MedusaContainer,
  transaction: Transaction
): Promise<void> {
  const flexpay = resolveFlexPay(container)
  const { syncs, cartLeases } = flexpay
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
  const holder = randomUUID()
  const { lease } = await cartLeases.acquireForCollection(collectionId, holder)
  if (lease && !lease.acquired) {
    await syncs.postpone(transaction, lease.until)
    return
  }
  const cartId = lease?.cart_id ?? null
  const stop = keepLeases(container, { transaction, cartId, holder })
  try {
    const isSilent =
      !(await isAnsweredSince(container, collectionId, deadline)) &&
      now < deadline.getTime() + SILENCE_TOLERATED_MS
    if (isSilent) {
      await syncs.postpone(transaction, new Date(now + MINUTE_MS))
      return
    }
    const newest = await flexpay.payments.findForCollection(collectionId)
    if (newest?.id !== transaction.id || newest.state === "succeeded") {
      await syncs.finish(transaction, { order_id: null })
      return
    }
    const medusa = await readMedusaState(container, collectionId)
    const order = medusa?.order ?? medusa?.cart?.orders.at(0)
    if (order && order.status !== "canceled" && !medusa?.payments.length) {
      await cancelOrderWorkflow(container).run({
        input: { order_id: order.id },
      })
    }
    await syncs.finish(transaction, { order_id: order?.id ?? null })
  } finally {
    stop()
    if (cartId) {
      await cartLeases.release(cartId, holder, {
        owes: lease?.interrupted ?? false,
      })
    }
  }
}

/** Whether FlexPay said of each attempt since then that no money came. */
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
